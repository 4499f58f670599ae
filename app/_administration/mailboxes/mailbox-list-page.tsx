import { Plus } from "lucide-react";
import Link from "next/link";
import {
  listHref,
  listQuery,
  oneOf,
  pageAt,
  pageLinks,
  type SearchParams,
  sortBy,
} from "@/app/_administration/list-query";
import { MailboxFilter } from "@/app/_administration/mailboxes/mailbox-filter";
import { adminStateNames, adminStateWords } from "@/app/_administration/mailboxes/mailbox-words";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { formatBytes } from "@/app/_ui/bytes";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { readableDomains } from "@/lib/actor";
import type { AdminRole } from "@/lib/admin-account/role";
import { listProviders } from "@/lib/identity-provider/queries";
import { listMailboxPage, mailboxOrders } from "@/lib/mailbox/list-page";
import type { MailboxWithFacts } from "@/lib/mailbox/queries";
import { requireAdminPage } from "@/lib/session/admin";
import { consolePath } from "@/lib/session/admin-path";

const pageSize = 50;

interface MailboxListPageProps {
  adminRole: AdminRole;
  searchParams: SearchParams;
}

/** The mailboxes that an administrator sees, searched, filtered and sorted by the database. */
export async function MailboxListPage({ adminRole: role, searchParams }: MailboxListPageProps) {
  const path = `${consolePath(role)}/mailboxes`;
  const query = await listQuery(searchParams);
  const { context } = await requireAdminPage(role, listHref(path, query, {}));
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listMailboxPage(context.db, {
      domains: wantedDomains(readableDomains(context.actor), query.domain),
      search: query.search?.slice(0, 320),
      adminState: oneOf(adminStateNames, query.state),
      source: query.source,
      order: oneOf(mailboxOrders, query.order),
      descending: query.direction === "descending",
      cursor,
      limit: pageSize,
    }),
  );
  const sources = (await listProviders(context.db)).map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <>
      <PageTitle title="Mailboxes" action={<NewMailbox path={path} query={query} />} />
      <MailboxFilter path={path} query={query} sources={sources} />
      <DataTable
        label="Mailboxes"
        columns={columnsFor(path, query)}
        rows={items}
        keyOf={({ id }) => id}
        empty="There is no such mailbox."
      />
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

/** The domains to list, never one that the administrator does not administer. */
function wantedDomains(own: readonly string[] | null, typed: string | undefined) {
  const name = typed?.trim().toLowerCase();
  if (!name) return own ?? undefined;
  return own === null || own.includes(name) ? [name] : [];
}

const columnsFor = (path: string, query: Record<string, string>): Column<MailboxWithFacts>[] => [
  {
    title: "Address",
    sort: sortBy(path, query, "address", "address"),
    cell: ({ address }) => (
      <Link
        href={`${path}/${encodeURIComponent(address)}`}
        className="text-accent hover:underline"
        prefetch={false}
      >
        {address}
      </Link>
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
    cell: ({ adminState }) => (
      <Badge tone={adminStateWords[adminState].tone}>{adminStateWords[adminState].label}</Badge>
    ),
  },
];
