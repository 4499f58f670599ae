import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { SelectField } from "@/app/_ui/select-field";
import { adminStateOptions, directoryStateOptions } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { allOr, filterField, type Query } from "@/app/(console)/list-query";

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
  const field = filterField(query);
  return (
    <ListFilter action={path}>
      <Field label="Part of the address or name" type="search" {...field("search")} />
      <Field label="Domain" {...field("domain")} />
      <SelectField
        label="Source"
        options={allOr([{ value: "local", label: "Local" }, ...sources])}
        {...field("source")}
      />
      <SelectField label="Template" options={allOr(templates)} {...field("template")} />
      <SelectField label="State" options={allOr(adminStateOptions)} {...field("state")} />
      <SelectField label="In the directory" options={allOr(directoryStateOptions)} {...field("directory")} />
    </ListFilter>
  );
}
