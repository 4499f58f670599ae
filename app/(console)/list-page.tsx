import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { useWords } from "@/app/_words/use-words";
import type { openPage } from "@/app/(console)/console-page";
import { FilterChoice } from "@/app/(console)/filter-choice";
import { List, type ListProps, NewLink } from "@/app/(console)/list";
import type { Query } from "@/app/(console)/list-query";
import type { Words } from "@/lib/words/text";

type Options = { value: string; label: string }[];

/** One way to narrow a list: by a text, or by one of these choices, which are the keys of `Words`. */
export interface Narrowing {
  /** As in the address. */
  name: string;
  label: string;
  options?: Options | Words;
  inputMode?: "email";
}

interface ListPageProps<Row> extends Omit<ListProps<Row>, "label" | "path" | "query"> {
  /** The page that was opened. */
  at: Pick<Awaited<ReturnType<typeof openPage>>, "title" | "path" | "query">;
  /** The way to one more, and to the first of all; null for whoever may not make any. */
  create?: { label: string; first?: string; href?: string } | null;
  /** What can be done besides; in the place of `create`. */
  action?: ReactNode;
  filters?: readonly Narrowing[];
  /** Further fields of the filter. */
  further?: ReactNode;
  /** What stands around the list. */
  around?: (list: ReactNode) => ReactNode;
  /** What stands between the title and the filter. */
  children?: ReactNode;
}

/** A page of the console that lists: its title, how it is narrowed, and one page of the list. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { at, create = null, action, filters = [], further, around = asItIs, children, ...list } = props;
  const { title, path, query } = at;
  const href = create?.href ?? `${path}/new`;
  const step = create?.first ? { href, label: create.first } : null;
  return (
    <>
      <PageTitle title={title} action={create ? <NewLink href={href}>{create.label}</NewLink> : action} />
      {children}
      {filters.length > 0 ? (
        <ListFilter action={path}>
          {filters.map((one) => (
            <FilterField key={one.name} query={query} {...one} />
          ))}
          {further}
        </ListFilter>
      ) : null}
      {around(<List label={title} path={path} query={query} step={step} {...list} />)}
    </>
  );
}

const asItIs = (list: ReactNode) => list;

/** A field of a list's filter, with what the address says. */
export function FilterField({ query, name, options, ...words }: Narrowing & { query: Query }) {
  const field = { ...words, name, defaultValue: query[name] ?? "" };
  if (typeof options === "function") return <WordChoice {...field} words={options} />;
  if (options) return <FilterChoice {...field} options={options} />;
  return <Field type={name === "search" ? "search" : "text"} {...field} />;
}

type WordChoiceProps = Omit<ComponentProps<typeof FilterChoice>, "options"> & { words: Words };

function WordChoice({ words, ...field }: WordChoiceProps) {
  const t = useWords(words);
  const options = Object.keys(words.english).map((value) => ({ value, label: t(value) }));
  return <FilterChoice {...field} options={options} />;
}
