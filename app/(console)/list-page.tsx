import type { ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { useSay } from "@/app/_words/use-words";
import type { openPage } from "@/app/(console)/console-page";
import { HitCount, type Hits } from "@/app/(console)/hits";
import { List, type ListProps, NewLink } from "@/app/(console)/list";
import { narrowedBy, type Query } from "@/app/(console)/list-query";
import type { Narrowings } from "@/app/(console)/narrowing";
import { words } from "@/lib/words/text";

const filterWords = words("console.filter", { all: "All" });

interface ListPageProps<Row, Filter> extends Omit<ListProps<Row>, "label" | "path" | "query">, Hits<Filter> {
  /** The page that was opened. */
  at: Pick<Awaited<ReturnType<typeof openPage>>, "title" | "path" | "query">;
  /** The way back, where the list is no section of its own. */
  back?: { href: string; label: string };
  /** The way to one more, and to the first of all; null for whoever may not make any. */
  create?: { label: string; first?: string; href?: string } | null;
  /** What can be done besides; in the place of `create`. */
  action?: ReactNode;
  /** What narrows it. */
  narrowings?: Narrowings;
  /** Further fields of the filter. */
  further?: ReactNode;
  /** What stands around the list. */
  around?: (list: ReactNode) => ReactNode;
  /** What stands between the title and the filter. */
  children?: ReactNode;
}

/** A page of the console that lists: its title, how it is narrowed, and one page of the list. */
export function ListPage<Row, Filter>(props: ListPageProps<Row, Filter>) {
  const {
    at,
    back,
    create = null,
    action,
    narrowings = {},
    further,
    count,
    filter,
    hits,
    around = asItIs,
    children,
    ...list
  } = props;
  const { title, path, query } = at;
  const href = create?.href ?? `${path}/new`;
  const step = create?.first ? { href, label: create.first } : null;
  return (
    <>
      <PageTitle
        title={title}
        {...(back ? { back } : {})}
        action={create ? <NewLink href={href}>{create.label}</NewLink> : action}
      />
      {children}
      {Object.keys(narrowings).length > 0 ? (
        <ListFilter action={path} active={narrowedBy(query)}>
          <FilterFields narrowings={narrowings} query={query} />
          {further}
        </ListFilter>
      ) : null}
      <HitCount page={list.page} query={query} count={count} hits={hits} {...(filter ? { filter } : {})} />
      {around(<List label={title} path={path} query={query} step={step} {...list} />)}
    </>
  );
}

const asItIs = (list: ReactNode) => list;

interface FilterFieldsProps {
  narrowings: Narrowings;
  query: Query;
}

/** The fields of a list's filter, with what the address says. */
export function FilterFields({ narrowings, query }: FilterFieldsProps) {
  const say = useSay();
  return Object.entries(narrowings).map(([name, { label, options, inputMode }]) => {
    const field = { name, label: say(label), defaultValue: query[name] ?? "" };
    if (!options)
      return (
        <Field key={name} type={name === "search" ? "search" : "text"} inputMode={inputMode} {...field} />
      );
    const said = [{ value: "", label: filterWords("all") }, ...options].map((one) => ({
      ...one,
      label: say(one.label),
    }));
    return <SelectField key={name} {...field} options={said} />;
  });
}
