import { Badge } from "@/app/_ui/badge";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { EmptyList } from "@/app/_ui/empty-list";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { MoveButtons } from "@/app/(console)/[role]/app-links/move-buttons";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { NewLink } from "@/app/(console)/list";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.appLinks", {
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

export const generateMetadata = pageTitle("/app-links");

/** The links to other applications, in the order in which people see them. */
export default async function AppLinkListPage(props: ConsolePageProps) {
  const { title, path, context } = await openPage(props, "/app-links");
  const t = await getWords(listWords);
  const links = await listAppLinks(context.db);
  return (
    <>
      <PageTitle title={title} action={<NewLink href={`${path}/new`}>{t("create")}</NewLink>} />
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      <DataTable
        label={title}
        columns={
          await columnsFor(
            path,
            links.map(({ id }) => id),
          )
        }
        rows={links}
        keyOf={({ id }) => id}
        empty={<EmptyList step={{ href: `${path}/new`, label: t("createFirst") }}>{t("none")}</EmptyList>}
      />
    </>
  );
}

async function columnsFor(path: string, ids: string[]): Promise<Column<AppLink>[]> {
  const t = await getWords(listWords);
  return [
    {
      title: t("name"),
      cell: ({ id, name }) => <TextLink href={`${path}/${id}`}>{name}</TextLink>,
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
