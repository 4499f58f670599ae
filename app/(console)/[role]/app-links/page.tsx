import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { EmptyList } from "@/app/_ui/empty-list";
import { PageTitle } from "@/app/_ui/page-title";
import { MoveButtons } from "@/app/(console)/[role]/app-links/move-buttons";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { NewLink } from "@/app/(console)/list";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";

export const generateMetadata = superadminTitle("App links");

/** The links to other applications, in the order in which people see them. */
export default async function AppLinkListPage(props: ConsolePageProps) {
  const { context } = await openPage(props, "/app-links", "superadmin");
  const links = await listAppLinks(context.db);
  return (
    <>
      <PageTitle title="App links" action={<NewLink href="/admin/app-links/new">New link</NewLink>} />
      <p className="max-w-prose text-sm text-muted">
        People see these links after signing in, in this order; those marked as shown stand on the login page
        too.
      </p>
      <DataTable
        label="App links"
        columns={columnsFor(links.map(({ id }) => id))}
        rows={links}
        keyOf={({ id }) => id}
        empty={
          <EmptyList step={{ href: "/admin/app-links/new", label: "Add the first link" }}>
            There are no links yet. Add one for each application that your people use beside their mail.
          </EmptyList>
        }
      />
    </>
  );
}

const columnsFor = (ids: string[]): Column<AppLink>[] => [
  {
    title: "Name",
    cell: ({ id, name }) => (
      <Link href={`/admin/app-links/${id}`} className="text-accent hover:underline">
        {name}
      </Link>
    ),
  },
  {
    title: "Address",
    cell: ({ url, signedInUrl }) => (
      <span className="grid max-w-80 gap-0.5 wrap-anywhere">
        {url}
        {signedInUrl ? <span className="text-muted">Signed in: {signedInUrl}</span> : null}
      </span>
    ),
  },
  {
    title: "Login page",
    cell: ({ hiddenAtLogin }) => (hiddenAtLogin ? <Badge>Hidden</Badge> : <Badge tone="good">Shown</Badge>),
  },
  {
    title: "Order",
    cell: ({ id, name }) => <MoveButtons name={name} ids={ids} index={ids.indexOf(id)} />,
  },
];
