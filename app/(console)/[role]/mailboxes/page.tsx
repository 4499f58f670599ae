import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { formatBytes } from "@/app/_ui/bytes";
import { PageTitle } from "@/app/_ui/page-title";
import { BulkBar } from "@/app/(console)/[role]/mailboxes/bulk/bulk-bar";
import { bulkChoices } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import { BulkSelection, ChooseBox } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import { MailboxFilter } from "@/app/(console)/[role]/mailboxes/mailbox-filter";
import { filterFrom } from "@/app/(console)/[role]/mailboxes/mailbox-list-query";
import { adminStateWords, directoryStateWords } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { askedPage, listHref } from "@/app/(console)/list-query";
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
  const [page, templates, providers] = await Promise.all([
    askedPage(query, mailboxOrders, (asked) =>
      listMailboxPage(context.db, {
        ...asked,
        ...visibleTo(context.actor, filter),
        limit: pageSize,
      }),
    ),
    listTemplates(context.db),
    listProviders(context.db),
  ]);
  return (
    <>
      <PageTitle
        title="Mailboxes"
        action={
          <NewLink href={listHref(`${path}/new`, query.domain ? { domain: query.domain } : {}, {})}>
            New mailbox
          </NewLink>
        }
      />
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
          ids={page.items.map(({ id }) => id)}
          more={page.next !== null || query.cursor !== undefined}
          choices={bulkChoices(templates, providers)}
        />
        <List
          label="Mailboxes"
          path={path}
          query={query}
          page={page}
          columns={columnsFor(path)}
          keyOf={({ id }) => id}
          order="address"
          none="There are no mailboxes yet. Make one, or let people sign in with an identity provider."
          step={{ href: `${path}/new`, label: "Make the first mailbox" }}
        />
      </BulkSelection>
    </>
  );
}

const columnsFor = (path: string): ListColumn<MailboxWithFacts>[] => [
  {
    title: "Address",
    sort: "address",
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
    sort: "name",
    cell: ({ displayName }) => displayName,
  },
  { title: "Source", cell: ({ identityProviderName }) => identityProviderName ?? "Local" },
  {
    title: "Quota",
    sort: "quota",
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
