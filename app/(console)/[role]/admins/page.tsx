import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { AdminState } from "@/app/(console)/[role]/admins/admin-summary";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import { roleWords } from "@/app/(console)/role-words";
import { adminOrders, type ListedAdmin, listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { adminRole } from "@/lib/accounts/admin-account/role";

export const metadata: Metadata = { title: "Administrators" };

const path = "/admin/admins";
const all = { value: "", label: "All" };
const roles = adminRole.options.map((value) => ({ value, label: roleWords[value].badge }));
const states = [
  { value: "on", label: "Enabled" },
  { value: "off", label: "Disabled" },
];

/** The administrators' accounts. */
export default async function AdminListPage(props: ConsolePageProps) {
  const { query, context } = await openPage(props, "/admins", "superadmin");
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listAdminPage(context, {
      search: query.search?.slice(0, 320),
      role: oneOf(adminRole.options, query.role),
      active: query.state === undefined ? undefined : query.state === "on",
      order: oneOf(adminOrders, query.order),
      descending: query.direction === "descending",
      cursor,
    }),
  );
  const field = (name: string) => ({ name, defaultValue: query[name] ?? "" });
  return (
    <>
      <PageTitle title="Administrators" action={newAdmin} />
      <ListFilter action={path}>
        <Field label="Part of the login or name" type="search" {...field("search")} />
        <SelectField label="Role" options={[all, ...roles]} {...field("role")} />
        <SelectField label="State" options={[all, ...states]} {...field("state")} />
      </ListFilter>
      <DataTable
        label="Administrators"
        columns={columnsFor(query)}
        rows={items}
        keyOf={({ id }) => id}
        empty={<NothingListed path={path} query={query} none="There are no administrators." />}
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const newAdmin = (
  <Button look="primary" asChild>
    <Link href={`${path}/new`}>
      <Plus aria-hidden="true" />
      New administrator
    </Link>
  </Button>
);

const shownDomains = 3;

function domainWords({ role, domains }: ListedAdmin): string {
  if (role === "superadmin") return "All";
  const more = domains.length - shownDomains;
  return `${domains.slice(0, shownDomains).join(", ") || "None"}${more > 0 ? ` and ${more} more` : ""}`;
}

const columnsFor = (query: Record<string, string>): Column<ListedAdmin>[] => [
  {
    title: "Login",
    sort: sortBy(path, query, "login", "login"),
    cell: ({ login, displayName }) => (
      <span className="grid gap-0.5">
        <Link href={`${path}/${encodeURIComponent(login)}`} className="text-accent hover:underline">
          {login}
        </Link>
        {displayName ? <span className="font-normal text-muted">{displayName}</span> : null}
      </span>
    ),
  },
  { title: "Role", cell: ({ role }) => roleWords[role].badge },
  { title: "Domains", cell: domainWords },
  { title: "Second factor", cell: ({ hasSecondFactor }) => (hasSecondFactor ? "Set up" : "None") },
  { title: "State", cell: ({ active }) => <AdminState active={active} /> },
];
