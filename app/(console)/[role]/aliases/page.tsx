import type { Metadata } from "next";
import Link from "next/link";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { allOr, askedPage, filterField, oneOf } from "@/app/(console)/list-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasStates } from "@/lib/accounts/alias/state";
import { consolePath } from "@/lib/faces/session/admin-path";

export const metadata: Metadata = { title: "Aliases" };

const states = allOr(aliasStates.map((value) => ({ value, label: aliasStateWords[value].label })));
const kinds = allOr([
  { value: "permanent", label: "Permanent" },
  { value: "temporary", label: "Temporary" },
]);

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
export default async function AliasListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/aliases");
  const page = await askedPage(query, aliasOrders, (asked) =>
    listAliasPage(context, {
      ...asked,
      search: query.search?.slice(0, 320),
      state: oneOf(aliasStates, query.state),
      temporary: query.kind === undefined ? undefined : query.kind === "temporary",
    }),
  );
  const field = filterField(query);
  return (
    <>
      <PageTitle title="Aliases" action={<NewLink href={`${path}/new`}>New alias</NewLink>} />
      <ListFilter action={path}>
        <Field
          label="Part of the address, the mailbox or the description"
          type="search"
          {...field("search")}
        />
        <SelectField label="Kind" options={kinds} {...field("kind")} />
        <SelectField label="State" options={states} {...field("state")} />
      </ListFilter>
      <List
        label="Aliases"
        path={path}
        query={query}
        page={page}
        columns={columnsFor(role, path)}
        keyOf={({ id }) => id}
        order="address"
        none="There are no aliases yet. An alias is a further address of a mailbox; people can make temporary ones themselves."
        step={{ href: `${path}/new`, label: "Make the first alias" }}
      />
    </>
  );
}

const link = (list: string, address: string) => (
  <Link
    href={`${list}/${encodeURIComponent(address)}`}
    className="text-accent hover:underline"
    prefetch={false}
  >
    {address}
  </Link>
);

const columnsFor = (role: AdminRole, path: string): ListColumn<Alias>[] => [
  {
    title: "Alias",
    sort: "address",
    cell: ({ address }) => link(path, address),
  },
  { title: "Mailbox", cell: ({ mailboxAddress }) => link(`${consolePath(role)}/mailboxes`, mailboxAddress) },
  {
    title: "What for",
    cell: ({ description }) => <span className="block min-w-40 wrap-anywhere">{description}</span>,
  },
  {
    title: "Ends",
    sort: "end",
    cell: ({ expiresAt }) => (expiresAt ? <LocalTime value={expiresAt.toISOString()} /> : "Never"),
  },
  { title: "State", cell: (row) => <StateBadge row={row} /> },
];
