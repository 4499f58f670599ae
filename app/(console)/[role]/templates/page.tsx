import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { usedByText } from "@/app/(console)/[role]/templates/given-by-words";
import { quotaText, servicesText } from "@/app/(console)/[role]/templates/template-words";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byText } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { templateFields } from "@/lib/accounts/template/fields";
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
const { show, generateMetadata } = listPage("/templates", listWords, async (here) => ({
  ...(await readNarrowed(templateList, here, narrowings, (filter) => filter)),
  columns: await columnsFor(here),
  order: "name",
  creates: here.role === "superadmin",
}));

export { generateMetadata, show as default };

async function columnsFor({
  path,
  say,
}: OpenedList<typeof listWords>): Promise<ListColumn<ListedTemplate>[]> {
  const t = await getWords(templateWords);
  return [
    {
      title: t("name"),
      sort: "name",
      cell: ({ id, name }) => <TextLink href={`${path}/${id}`}>{name}</TextLink>,
    },
    {
      title: say(templateFields.quotaBytes.label),
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
