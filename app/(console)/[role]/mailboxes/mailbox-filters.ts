import { getWords } from "@/app/_words/get-words";
import { adminStateWords, directoryStateWords } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import type { Narrowing } from "@/app/(console)/list-page";
import { words } from "@/lib/words/text";

const filterWords = words("console.mailboxes.filter", {
  search: "Search by address or name",
  domain: "Domain",
  source: "Authentication source",
  local: "Local",
  template: "Template",
  state: "State",
  directory: "Directory status",
});

/** By what the list of mailboxes can be narrowed. */
export async function mailboxFilters(
  providers: readonly { slug: string; name: string }[],
  templates: readonly { name: string }[],
): Promise<Narrowing[]> {
  const t = await getWords(filterWords);
  const sources = providers.map(({ slug, name }) => ({ value: slug, label: name }));
  return [
    { name: "search", label: t("search") },
    { name: "domain", label: t("domain") },
    { name: "source", label: t("source"), options: [{ value: "local", label: t("local") }, ...sources] },
    {
      name: "template",
      label: t("template"),
      options: templates.map(({ name }) => ({ value: name, label: name })),
    },
    { name: "state", label: t("state"), options: adminStateWords },
    { name: "directory", label: t("directory"), options: directoryStateWords },
  ];
}
