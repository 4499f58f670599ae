import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { EmptyList } from "@/app/_ui/empty-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { MoveButtons } from "@/app/(console)/[role]/app-links/move-buttons";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { NewLink } from "@/app/(console)/list";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.appLinks", {
  title: "App links",
  create: "New link",
  createFirst: "Create a link",
  intro:
    "People see these links after they sign in, in this order. You can also show links on the login page.",
  none: "No links yet. Add one for each application that people use alongside mail.",
  name: "Name",
  url: "URL",
  signedInUrl: "When signed in: {url}",
  loginPage: "Login page",
  shown: "Shown",
  hidden: "Hidden",
  order: "Order",
});

export const generateMetadata = superadminTitle(listWords("title"));

/** The links to other applications, in the order in which people see them. */
export default async function AppLinkListPage(props: ConsolePageProps) {
  const { context } = await openPage(props, "/app-links", "superadmin");
  const t = await getWords(listWords);
  const links = await listAppLinks(context.db);
  return (
    <>
      <PageTitle title={t("title")} action={<NewLink href="/admin/app-links/new">{t("create")}</NewLink>} />
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      <DataTable
        label={t("title")}
        columns={await columnsFor(links.map(({ id }) => id))}
        rows={links}
        keyOf={({ id }) => id}
        empty={
          <EmptyList step={{ href: "/admin/app-links/new", label: t("createFirst") }}>{t("none")}</EmptyList>
        }
      />
    </>
  );
}

async function columnsFor(ids: string[]): Promise<Column<AppLink>[]> {
  const t = await getWords(listWords);
  return [
    {
      title: t("name"),
      cell: ({ id, name }) => (
        <Link href={`/admin/app-links/${id}`} className="text-accent hover:underline">
          {name}
        </Link>
      ),
    },
    {
      title: t("url"),
      cell: ({ url, signedInUrl }) => (
        <span className="grid max-w-80 gap-0.5 wrap-anywhere">
          {url}
          {signedInUrl ? <span className="text-muted">{t("signedInUrl", { url: signedInUrl })}</span> : null}
        </span>
      ),
    },
    {
      title: t("loginPage"),
      cell: ({ hiddenAtLogin }) =>
        hiddenAtLogin ? <Badge>{t("hidden")}</Badge> : <Badge tone="good">{t("shown")}</Badge>,
    },
    {
      title: t("order"),
      cell: ({ id, name }) => <MoveButtons name={name} ids={ids} index={ids.indexOf(id)} />,
    },
  ];
}
