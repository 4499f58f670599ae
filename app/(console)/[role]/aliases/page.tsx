import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasStates } from "@/lib/accounts/alias/state";
import { consolePath } from "@/lib/faces/session/admin-path";

export const metadata: Metadata = { title: "Aliases" };

const states = [
  { value: "", label: "All" },
  ...aliasStates.map((value) => ({ value, label: aliasStateWords[value].label })),
];
const kinds = [
  { value: "", label: "All" },
  { value: "permanent", label: "Permanent" },
  { value: "temporary", label: "Temporary" },
];

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
export default async function AliasListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/aliases");
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listAliasPage(context, {
      search: query.search?.slice(0, 320),
      state: oneOf(aliasStates, query.state),
      temporary: query.kind === undefined ? undefined : query.kind === "temporary",
      order: oneOf(aliasOrders, query.order),
      descending: query.direction === "descending",
      cursor,
    }),
  );
  return (
    <>
      <PageTitle title="Aliases" action={<NewAlias path={path} />} />
      <ListFilter action={path}>
        <Field
          label="Part of the address, the mailbox or the description"
          name="search"
          type="search"
          defaultValue={query.search ?? ""}
        />
        <SelectField label="Kind" name="kind" options={kinds} defaultValue={query.kind ?? ""} />
        <SelectField label="State" name="state" options={states} defaultValue={query.state ?? ""} />
      </ListFilter>
      <DataTable
        label="Aliases"
        columns={columnsFor(role, path, query)}
        rows={items}
        keyOf={({ id }) => id}
        empty={
          <NothingListed
            path={path}
            query={query}
            none="There are no aliases yet. An alias is a further address of a mailbox; people can make temporary ones themselves."
            step={{ href: `${path}/new`, label: "Make the first alias" }}
          />
        }
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const NewAlias = ({ path }: { path: string }) => (
  <Button look="primary" asChild>
    <Link href={`${path}/new`}>
      <Plus aria-hidden="true" />
      New alias
    </Link>
  </Button>
);

const link = (list: string, address: string) => (
  <Link
    href={`${list}/${encodeURIComponent(address)}`}
    className="text-accent hover:underline"
    prefetch={false}
  >
    {address}
  </Link>
);

const columnsFor = (role: AdminRole, path: string, query: Record<string, string>): Column<Alias>[] => [
  {
    title: "Alias",
    sort: sortBy(path, query, "address", "address"),
    cell: ({ address }) => link(path, address),
  },
  { title: "Mailbox", cell: ({ mailboxAddress }) => link(`${consolePath(role)}/mailboxes`, mailboxAddress) },
  {
    title: "What for",
    cell: ({ description }) => <span className="block min-w-40 wrap-anywhere">{description}</span>,
  },
  {
    title: "Ends",
    sort: sortBy(path, query, "end", "address"),
    cell: ({ expiresAt }) => (expiresAt ? <LocalTime value={expiresAt.toISOString()} /> : "Never"),
  },
  { title: "State", cell: (row) => <StateBadge row={row} /> },
];
