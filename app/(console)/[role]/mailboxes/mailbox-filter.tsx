import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { useWords } from "@/app/_words/use-words";
import {
  adminStateNames,
  adminStateWords,
  directoryStateNames,
  directoryStateWords,
} from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { FilterChoice } from "@/app/(console)/filter-choice";
import { filterField, type Query } from "@/app/(console)/list-query";
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

type Options = { value: string; label: string }[];

interface MailboxFilterProps {
  path: string;
  query: Query;
  /** The identity providers, by slug. */
  sources: Options;
  /** The templates, by name. */
  templates: Options;
}

/** Search and filters of the list of mailboxes. */
export function MailboxFilter({ path, query, sources, templates }: MailboxFilterProps) {
  const t = useWords(filterWords);
  const adminState = useWords(adminStateWords);
  const directoryState = useWords(directoryStateWords);
  const field = filterField(query);
  return (
    <ListFilter action={path}>
      <Field label={t("search")} type="search" {...field("search")} />
      <Field label={t("domain")} {...field("domain")} />
      <FilterChoice
        label={t("source")}
        options={[{ value: "local", label: t("local") }, ...sources]}
        {...field("source")}
      />
      <FilterChoice label={t("template")} options={templates} {...field("template")} />
      <FilterChoice
        label={t("state")}
        options={adminStateNames.map((value) => ({ value, label: adminState(value) }))}
        {...field("state")}
      />
      <FilterChoice
        label={t("directory")}
        options={directoryStateNames.map((value) => ({ value, label: directoryState(value) }))}
        {...field("directory")}
      />
    </ListFilter>
  );
}
