import type { Query } from "@/app/(console)/list-query";
import { byText, byWords, readFilter } from "@/app/(console)/narrowing";
import { mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";
import { adminStateWords, directoryStateWords } from "@/lib/accounts/mailbox/state-words";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const filterWords = words("console.mailboxes.filter", {
  search: "Search by address or name",
  source: "Authentication source",
  local: "Local",
  directory: "Directory status",
});

const narrowings = {
  search: byText(filterWords("search"), 320),
  domain: byText(mailboxOtherFields.domainId.label, 253),
  source: byText(filterWords("source"), 40),
  template: byText(mailboxOtherFields.templateId.label, 100),
  state: byWords(mailboxOtherFields.adminState.label, adminStateWords),
  directory: byWords(filterWords("directory"), directoryStateWords),
};

/** By what the list of mailboxes can be narrowed. */
export const mailboxNarrowings = (
  providers: readonly { slug: string; name: string }[],
  templates: readonly { name: string }[],
) => ({
  ...narrowings,
  source: {
    ...narrowings.source,
    options: [
      { value: "local", label: filterWords("local") },
      ...providers.map(({ slug, name }) => ({ value: slug, label: verbatim(name) })),
    ],
  },
  template: {
    ...narrowings.template,
    options: templates.map(({ name }) => ({ value: name, label: verbatim(name) })),
  },
});

/** What a list's address narrows it to. */
export function mailboxFilter(query: Query): MailboxFilter {
  const { state, directory, domain, ...rest } = readFilter(narrowings, query);
  return {
    ...rest,
    ...(domain ? { domain: domain.toLowerCase() } : {}),
    ...(state ? { adminState: state } : {}),
    ...(directory ? { directoryState: directory } : {}),
  };
}
