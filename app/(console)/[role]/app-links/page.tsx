import { Badge } from "@/app/_ui/badge";
import { TextLink } from "@/app/_ui/text-link";
import { MoveButtons } from "@/app/(console)/[role]/app-links/move-buttons";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.appLinks", {
  create: "New link",
  createFirst: "Create a link",
  intro:
    "People see these links after they sign in, in this order. You can also show links on the login page.",
  none: "No links yet. Add one for each application that people use alongside mail.",
  url: "URL",
  signedInUrl: "When signed in: {url}",
  loginPage: "Login page",
  shown: "Shown",
  hidden: "Hidden",
  order: "Order",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ links} one {# link} other {# links}}",
});

/** The links to other applications, in the order in which people see them. */
const { show, generateMetadata } = listPage("/app-links", listWords, async (here) => {
  const links = await listAppLinks(here.context.db);
  return {
    page: { items: links, next: null },
    count: () => links.length,
    columns: columnsFor(
      here,
      links.map(({ id }) => id),
    ),
    intro: <p className="max-w-prose text-sm text-muted">{here.t("intro")}</p>,
  };
});

export { generateMetadata, show as default };

function columnsFor({ path, t, say }: OpenedList<typeof listWords>, ids: string[]): ListColumn<AppLink>[] {
  return [
    {
      title: say(appLinkFields.name.label),
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
