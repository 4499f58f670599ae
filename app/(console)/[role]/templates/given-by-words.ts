import { templateWords } from "@/app/(console)/[role]/templates/words";
import type { TemplateUse } from "@/lib/accounts/template/use";
import { verbatim } from "@/lib/words/compose-text";
import type { Text } from "@/lib/words/text";

/** Who gives a template to people, in a few words; the names of some of the domains, where they are known. */
export function usedByText(use: TemplateUse, names: readonly string[] = []): Text {
  const count = use.domains - names.length;
  const more = count > 0 ? [templateWords(names.length > 0 ? "moreDomains" : "domains", { count })] : [];
  const all = [...names.map(verbatim), ...more, ...use.providers.map(verbatim)];
  return all.length > 0 ? templateWords("several", { names: all }) : templateWords("none");
}
