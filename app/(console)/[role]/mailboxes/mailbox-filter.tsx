import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { SelectField } from "@/app/_ui/select-field";
import { adminStateOptions, directoryStateOptions } from "@/app/(console)/[role]/mailboxes/mailbox-words";

type Options = { value: string; label: string }[];

interface MailboxFilterProps {
  path: string;
  query: Record<string, string>;
  /** The identity providers, by slug. */
  sources: Options;
  /** The templates, by name. */
  templates: Options;
}

const all = { value: "", label: "All" };

/** Search and filters of the list of mailboxes. */
export function MailboxFilter({ path, query, sources, templates }: MailboxFilterProps) {
  const field = (name: string) => ({ name, defaultValue: query[name] ?? "" });
  return (
    <ListFilter action={path}>
      <Field label="Part of the address or name" type="search" {...field("search")} />
      <Field label="Domain" {...field("domain")} />
      <SelectField
        label="Source"
        options={[all, { value: "local", label: "Local" }, ...sources]}
        {...field("source")}
      />
      <SelectField label="Template" options={[all, ...templates]} {...field("template")} />
      <SelectField label="State" options={[all, ...adminStateOptions]} {...field("state")} />
      <SelectField
        label="In the directory"
        options={[all, ...directoryStateOptions]}
        {...field("directory")}
      />
    </ListFilter>
  );
}
