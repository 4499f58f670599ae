import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { usedByText } from "@/app/(console)/[role]/templates/given-by-words";
import { quotaText, servicesText } from "@/app/(console)/[role]/templates/template-words";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { consolePage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byText, readFilter } from "@/app/(console)/narrowing";
import { fieldName } from "@/app/(console)/stale-fields";
import { type ListedTemplate, templateList } from "@/lib/accounts/template/list-page";
import { words } from "@/lib/words/text";

const listWords = words("console.templates.list", {
  create: "New template",
  createFirst: "Create a template",
  search: "Search by name",
  none: "No templates yet. A template defines what new mailboxes get. Without one, they get 5 GB and all services.",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ templates} one {# template} other {# templates}}",
});

const narrowings = { search: byText(listWords("search"), 100) };

/** The templates with who has and who gives each; superadmins can add some. */
const { show, generateMetadata } = consolePage("/templates", async (here) => {
  const { role, path, query } = here;
  const filter = readFilter(narrowings, query);
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      {...(await readList(templateList, here, filter))}
      hits={(hits) => listWords("hits", hits)}
      narrowings={narrowings}
      columns={await columnsFor(path)}
      keyOf={({ id }) => id}
      order="name"
      none={t("none")}
      create={role === "superadmin" ? { label: t("create"), first: t("createFirst") } : null}
    />
  );
});

export { generateMetadata, show as default };

async function columnsFor(path: string): Promise<ListColumn<ListedTemplate>[]> {
  const [t, say] = [await getWords(templateWords), await getSay()];
  return [
    {
      title: t("name"),
      sort: "name",
      cell: ({ id, name }) => <TextLink href={`${path}/${id}`}>{name}</TextLink>,
    },
    {
      title: say(fieldName("quotaBytes", "template")),
      sort: "quota",
      cell: ({ quotaBytes }) => say(quotaText(quotaBytes)),
    },
    { title: t("services"), cell: (row) => say(servicesText(row)) },
    {
      title: t("secondFactor"),
      cell: ({ requireSecondFactor }) => (requireSecondFactor ? t("required") : ""),
    },
    { title: t("mailboxes"), cell: ({ mailboxes }) => t("count", { count: mailboxes }) },
    { title: t("usedBy"), cell: (use) => say(usedByText(use)) },
  ];
}
