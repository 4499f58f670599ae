import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { formatBytes } from "@/app/_ui/bytes";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import { domainOrders, listDomainPage } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";

export const metadata: Metadata = { title: "Domains" };

const states = [
  { value: "", label: "All" },
  { value: "on", label: "In use" },
  { value: "off", label: "Switched off" },
];

/** The domains that an administrator sees; superadmins can add some. */
export default async function DomainListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/domains");
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listDomainPage(context, {
      search: query.search?.slice(0, 253),
      active: query.state === undefined ? undefined : query.state === "on",
      order: oneOf(domainOrders, query.order),
      descending: query.direction === "descending",
      cursor,
    }),
  );
  return (
    <>
      <PageTitle title="Domains" action={role === "superadmin" ? newDomain : null} />
      <ListFilter action={path}>
        <Field label="Part of the name" name="search" type="search" defaultValue={query.search ?? ""} />
        <SelectField label="State" name="state" options={states} defaultValue={query.state ?? ""} />
      </ListFilter>
      <DataTable
        label="Domains"
        columns={columnsFor(path, query)}
        rows={items}
        keyOf={({ id }) => id}
        empty={
          <NothingListed
            path={path}
            query={query}
            none={
              role === "superadmin"
                ? "There is no mail domain yet. It comes first: every mailbox and every alias is in one."
                : "No domain is given to you yet. Ask a superadmin for one."
            }
            step={role === "superadmin" ? { href: `${path}/new`, label: "Add the first domain" } : null}
          />
        }
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const newDomain = (
  <Button look="primary" asChild>
    <Link href="/admin/domains/new">
      <Plus aria-hidden="true" />
      New domain
    </Link>
  </Button>
);

const limit = (value: number | null, show: (value: number) => string) =>
  value === null ? "" : ` of ${show(value)}`;

const columnsFor = (path: string, query: Record<string, string>): Column<DomainDetails>[] => [
  {
    title: "Name",
    sort: sortBy(path, query, "name", "name"),
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
