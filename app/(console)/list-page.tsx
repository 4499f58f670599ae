import type { ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { getSay, getWords } from "@/app/_words/get-words";
import { useSay } from "@/app/_words/use-words";
import { type Below, consolePage, type openPage } from "@/app/(console)/console-page";
import { HitCount, type Hits } from "@/app/(console)/hits";
import { List, type ListProps, NewLink } from "@/app/(console)/list";
import { narrowedBy, type Query } from "@/app/(console)/list-query";
import type { Narrowings } from "@/app/(console)/narrowing";
import { derivedText, type Messages, type Text, type Words, words } from "@/lib/words/text";
import type { Translator } from "@/lib/words/translator";

const filterWords = words("console.filter", { all: "All" });

/**
 * What a list says by its own texts: how many there are, and mostly that there are `none`, and by `create` and `createFirst`
 * the way to one more, and to the first.
 */
type ListMessages = Messages & { readonly hits: string };

type Opened = Awaited<ReturnType<typeof openPage>>;

/** A list that is opened: who opens it and where, and what says the list's texts. */
export interface OpenedList<Given extends Pick<Words, "english">> extends Opened {
  t: Translator<Given>;
  say: (text: Text) => string;
}

/** Rows of a log are numbered, all others have ids. */
type ListedRow = { readonly id: string } | { readonly sequence: number };

interface ListRules<Row, Filter>
  extends Pick<ListProps<Row>, "page" | "columns" | "order" | "step" | "timed">,
    Omit<Hits<Filter>, "words"> {
  /** What narrows it. */
  narrowings?: Narrowings;
  /** Further fields of the filter. */
  further?: ReactNode;
  /** Left out: what the list's texts say. */
  none?: string;
  /** Whether whoever looks may make one more, or the address where; left out: whoever sees the list may. */
  creates?: boolean | string;
  /** What can be done besides; in the place of `create`. */
  action?: ReactNode;
  /** What stands between the title and the filter. */
  intro?: ReactNode;
  /** What stands around the list. */
  around?: (list: ReactNode) => ReactNode;
}

interface ListTitle {
  /** Of a list within a section; left out: the section's. */
  title?: Text;
}

/** A page of the console that lists, as Next wants it: its title, how it is narrowed, and one page of the list. */
export function listPage<English extends ListMessages, Row extends ListedRow, Filter>(
  below: Below,
  words: Words<English>,
  rulesFor: (opened: OpenedList<Words<English>>) => Promise<ListRules<Row, Filter>> | ListRules<Row, Filter>,
  { title }: ListTitle = {},
) {
  return consolePage(
    below,
    async (opened) => {
      const [t, say] = [await getWords(words), await getSay()];
      const at = title ? { ...opened, title: say(title) } : { ...opened, back: undefined };
      return <Listed at={at} words={words} {...(await rulesFor({ ...opened, t, say }))} />;
    },
    title ? { title } : {},
  );
}

interface ListedProps<Row, Filter> extends ListRules<Row, Filter> {
  at: Pick<Opened, "title" | "path" | "query"> & { back?: Opened["back"] | undefined };
  words: { readonly namespace: string; readonly english: ListMessages };
}

function Listed<Row extends ListedRow, Filter>(props: ListedProps<Row, Filter>) {
  const { at, words, count, filter, narrowings = {}, further, creates, action, intro, ...rest } = props;
  const { around = asItIs, ...list } = rest;
  const { title, path, query, back } = at;
  const say = useSay();
  const own = (key: string): string | null => {
    const english = words.english[key];
    return english === undefined ? null : say(derivedText(words.namespace, key, english));
  };
  const href = typeof creates === "string" ? creates : `${path}/new`;
  const [create, first] = creates === false ? [null, null] : [own("create"), own("createFirst")];
  return (
    <>
      <PageTitle
        title={title}
        {...(back ? { back } : {})}
        action={create ? <NewLink href={href}>{create}</NewLink> : action}
      />
      {intro}
      {Object.keys(narrowings).length > 0 ? (
        <ListFilter action={path} active={narrowedBy(query)}>
          <FilterFields narrowings={narrowings} query={query} />
          {further}
        </ListFilter>
      ) : null}
      <HitCount page={list.page} query={query} count={count} words={words} {...(filter ? { filter } : {})} />
      {around(
        <List
          label={title}
          path={path}
          query={query}
          keyOf={keyOf}
          none={own("none") ?? ""}
          step={first ? { href, label: first } : null}
          {...list}
        />,
      )}
    </>
  );
}

const keyOf = (row: ListedRow): string => ("id" in row ? row.id : String(row.sequence));

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
