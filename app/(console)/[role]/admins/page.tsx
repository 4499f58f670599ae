import Link from "next/link";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { AdminState } from "@/app/(console)/[role]/admins/admin-summary";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { allOr, askedPage, filterField, oneOf } from "@/app/(console)/list-query";
import { roleWords } from "@/app/(console)/role-words";
import { adminOrders, type ListedAdmin, listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { adminRole } from "@/lib/accounts/admin-account/role";

export const generateMetadata = superadminTitle("Administrators");

const path = "/admin/admins";
const roles = adminRole.options.map((value) => ({ value, label: roleWords[value].badge }));
const states = [
  { value: "on", label: "Enabled" },
  { value: "off", label: "Disabled" },
];

/** The administrators' accounts. */
export default async function AdminListPage(props: ConsolePageProps) {
  const { query, context } = await openPage(props, "/admins", "superadmin");
  const page = await askedPage(query, adminOrders, (asked) =>
    listAdminPage(context, {
      ...asked,
      search: query.search?.slice(0, 320),
      role: oneOf(adminRole.options, query.role),
      active: query.state === undefined ? undefined : query.state === "on",
    }),
  );
  const field = filterField(query);
  return (
    <>
      <PageTitle title="Administrators" action={<NewLink href={`${path}/new`}>New administrator</NewLink>} />
      <ListFilter action={path}>
        <Field label="Part of the login or name" type="search" {...field("search")} />
        <SelectField label="Role" options={allOr(roles)} {...field("role")} />
        <SelectField label="State" options={allOr(states)} {...field("state")} />
      </ListFilter>
      <List
        label="Administrators"
        path={path}
        query={query}
        page={page}
        columns={columns}
        keyOf={({ id }) => id}
        order="login"
        none="There are no administrators."
      />
    </>
  );
}

const shownDomains = 3;

function domainWords({ role, domains }: ListedAdmin): string {
  if (role === "superadmin") return "All";
  const more = domains.length - shownDomains;
  return `${domains.slice(0, shownDomains).join(", ") || "None"}${more > 0 ? ` and ${more} more` : ""}`;
}

const columns: ListColumn<ListedAdmin>[] = [
  {
    title: "Login",
    sort: "login",
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
