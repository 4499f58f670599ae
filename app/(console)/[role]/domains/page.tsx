import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { formatBytes } from "@/app/_ui/bytes";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { allOr, askedPage, filterField } from "@/app/(console)/list-query";
import { domainOrders, listDomainPage } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";

export const metadata: Metadata = { title: "Domains" };

const states = allOr([
  { value: "on", label: "In use" },
  { value: "off", label: "Switched off" },
]);

/** The domains that an administrator sees; superadmins can add some. */
export default async function DomainListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/domains");
  const page = await askedPage(query, domainOrders, (asked) =>
    listDomainPage(context, {
      ...asked,
      search: query.search?.slice(0, 253),
      active: query.state === undefined ? undefined : query.state === "on",
    }),
  );
  const field = filterField(query);
  return (
    <>
      <PageTitle
        title="Domains"
        action={role === "superadmin" ? <NewLink href={`${path}/new`}>New domain</NewLink> : null}
      />
      <ListFilter action={path}>
        <Field label="Part of the name" type="search" {...field("search")} />
        <SelectField label="State" options={states} {...field("state")} />
      </ListFilter>
      <List
        label="Domains"
        path={path}
        query={query}
        page={page}
        columns={columnsFor(path)}
        keyOf={({ id }) => id}
        order="name"
        none={
          role === "superadmin"
            ? "There is no mail domain yet. It comes first: every mailbox and every alias is in one."
            : "No domain is given to you yet. Ask a superadmin for one."
        }
        step={role === "superadmin" ? { href: `${path}/new`, label: "Add the first domain" } : null}
      />
    </>
  );
}

const limit = (value: number | null, show: (value: number) => string) =>
  value === null ? "" : ` of ${show(value)}`;

const columnsFor = (path: string): ListColumn<DomainDetails>[] => [
  {
    title: "Name",
    sort: "name",
    cell: ({ name }) => (
      <Link href={`${path}/${name}`} className="text-accent hover:underline">
        {name}
      </Link>
    ),
  },
  {
    title: "Mailboxes",
    cell: ({ mailboxes, maxMailboxes }) => `${mailboxes}${limit(maxMailboxes, String)}`,
  },
  {
    title: "Quota given",
    cell: ({ givenQuotaBytes, totalQuotaBytes }) =>
      `${formatBytes(givenQuotaBytes)}${limit(totalQuotaBytes, formatBytes)}`,
  },
  {
    title: "State",
    cell: ({ active }) =>
      active ? <Badge tone="good">In use</Badge> : <Badge tone="warning">Switched off</Badge>,
  },
];
