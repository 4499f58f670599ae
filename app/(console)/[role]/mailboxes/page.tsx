import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { formatBytes } from "@/app/_ui/bytes";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { BulkBar } from "@/app/(console)/[role]/mailboxes/bulk/bulk-bar";
import { bulkChoices } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import { BulkSelection, ChooseBox } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import { MailboxFilter } from "@/app/(console)/[role]/mailboxes/mailbox-filter";
import { filterFrom } from "@/app/(console)/[role]/mailboxes/mailbox-list-query";
import { adminStateWords, directoryStateWords } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { listHref, oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { visibleTo } from "@/lib/accounts/mailbox/filter";
import { listMailboxPage, mailboxOrders } from "@/lib/accounts/mailbox/list-page";
import { listTemplates } from "@/lib/accounts/template/queries";
import { listProviders } from "@/lib/providers/provider/queries";

export const metadata: Metadata = { title: "Mailboxes" };

const pageSize = 50;

/** The mailboxes that an administrator sees, searched, filtered and sorted by the database. */
export default async function MailboxListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/mailboxes");
  const here = listHref(path, query, {});
  const filter = filterFrom(query);
  const [{ items, next }, templates, providers] = await Promise.all([
    pageAt(query.cursor, (cursor) =>
      listMailboxPage(context.db, {
        ...visibleTo(context.actor, filter),
        order: oneOf(mailboxOrders, query.order),
        descending: query.direction === "descending",
        cursor,
        limit: pageSize,
      }),
    ),
    listTemplates(context.db),
    listProviders(context.db),
  ]);
  return (
    <>
      <PageTitle title="Mailboxes" action={<NewMailbox path={path} query={query} />} />
      <MailboxFilter
        path={path}
        query={query}
        sources={providers.map(({ slug, name }) => ({ value: slug, label: name }))}
        templates={templates.map(({ name }) => ({ value: name, label: name }))}
      />
      <BulkSelection key={here}>
        <BulkBar
          role={role}
          filter={filter}
          ids={items.map(({ id }) => id)}
          more={next !== null || query.cursor !== undefined}
          choices={bulkChoices(templates, providers)}
        />
        <DataTable
          label="Mailboxes"
          columns={columnsFor(path, query)}
          rows={items}
          keyOf={({ id }) => id}
          empty={
            <NothingListed
              path={path}
              query={query}
              none="There are no mailboxes yet. Make one, or let people sign in with an identity provider."
              step={{ href: `${path}/new`, label: "Make the first mailbox" }}
            />
          }
        />
      </BulkSelection>
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const NewMailbox = ({ path, query }: { path: string; query: Record<string, string> }) => (
  <Button look="primary" asChild>
    <Link href={listHref(`${path}/new`, query.domain ? { domain: query.domain } : {}, {})}>
      <Plus aria-hidden="true" />
      New mailbox
    </Link>
  </Button>
);

const columnsFor = (path: string, query: Record<string, string>): Column<MailboxWithFacts>[] => [
  {
    title: "Address",
    sort: sortBy(path, query, "address", "address"),
    cell: ({ id, address }) => (
      <span className="flex items-center gap-2">
        <ChooseBox id={id} address={address} />
        <Link
          href={`${path}/${encodeURIComponent(address)}`}
          className="text-accent hover:underline"
          prefetch={false}
        >
          {address}
        </Link>
      </span>
    ),
  },
  {
    title: "Name",
    sort: sortBy(path, query, "name", "address"),
    cell: ({ displayName }) => displayName,
  },
  { title: "Source", cell: ({ identityProviderName }) => identityProviderName ?? "Local" },
  {
    title: "Quota",
    sort: sortBy(path, query, "quota", "address"),
    cell: ({ quotaBytes }) => (quotaBytes === 0 ? "Unlimited" : formatBytes(quotaBytes)),
  },
  {
    title: "State",
    cell: ({ adminState, directoryState }) => (
      <span className="flex flex-wrap gap-2">
        <Badge tone={adminStateWords[adminState].tone}>{adminStateWords[adminState].label}</Badge>
        {directoryState === "present" ? null : (
          <Badge tone="warning">{directoryStateWords[directoryState]}</Badge>
        )}
      </span>
    ),
  },
];
