import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { getSay, getWords } from "@/app/_words/get-words";
import { type BelowRole, type ConsolePageProps, openPage, roleOf } from "@/app/(console)/console-page";
import { offered } from "@/app/(console)/offered";
import { type SectionPath, sections } from "@/app/(console)/sections";
import { currentBrand } from "@/app/brand/current-brand";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { registry } from "@/lib/faces/registry";
import { adminContext } from "@/lib/faces/session/admin";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import type { Actor } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { type Text, words } from "@/lib/words/text";

const titleWords = words("console.objectTitle", {
  notFound: "Not found",
  first: "{name} · {section} · {brand}",
  part: "{part} · {name} · {section} · {brand}",
});

/** Where a part is, below the address of the thing; empty: its first page. */
type PartPath = "" | `/${string}`;

/** A part of something, which has a page of its own. */
export interface Part<Row = never> {
  at: PartPath;
  title: Text;
  /** Whoever may do one of these to the thing has the part; left out: whoever sees the thing. */
  shows?: readonly string[];
  /** Left out: it is in the row of parts. */
  isTab?: false;
  /** Further, of which things; left out: of all. */
  isOf?(row: Row, actor: Actor): boolean;
}

/** What a page is about: it has what the address calls it by, and mostly a version. */
type Thing<Param extends string> = { readonly [Name in Param]: string } & { readonly version?: number };

interface ObjectRules<Param extends string, Row> {
  /** Where the things are listed. */
  section: Exclude<SectionPath, "">;
  /** Between the section and the name. */
  within?: `/${string}`;
  /** What the name is called in the address: `[address]`. */
  param: Param;
  /** The thing as whoever asks may see it; null where there is none for them. */
  find(context: Context, name: string): Promise<Row | null>;
  nameOf(row: Row): Text | string;
  /** The domain that it is in, where its operations depend on that. */
  domainOf?(row: Row): string;
  parts?: readonly Part<NoInfer<Row>>[];
}

/** The pages about one thing of a section: what each shows, and how it is titled. */
export function objectPages<Param extends string, Row extends Thing<Param>>(rules: ObjectRules<Param, Row>) {
  const { section, within = "", param, find, nameOf, domainOf, parts = [] } = rules;
  const { shows } = sections[section];

  /** Once a request: the page and its title ask for the same. */
  const rowFor = cache(async (role: AdminRole, named: string): Promise<Row | null> => {
    const { context } = await adminContext(role);
    const asked = shows === null ? context : offered(context, shows);
    return asked && find(asked, decodeURIComponent(named));
  });
  const isThere = (context: Context, row: Row, { shows, isOf }: Part<Row>): boolean =>
    (shows?.some((does) => offered(context, does, domainOf?.(row))) ?? true) &&
    (isOf?.(row, context.actor) ?? true);
  const nameIn = async (row: Row): Promise<string> => {
    const name = nameOf(row);
    return typeof name === "string" ? name : (await getSay())(name);
  };

  /** Opens one part. Not found, inside of the console, for whoever may not see the thing or do anything of the part. */
  async function open(props: ConsolePageProps<Param>, at: PartPath) {
    const named = (await props.params)[param];
    const list = `${section}${within}` as const;
    const opened = await openPage(props, `${list}/${named}${at}`);
    const row = (await rowFor(opened.role, named)) ?? notFound();
    const there = parts.filter((part) => isThere(opened.context, row, part));
    if (parts.length > 0 && !there.some((part) => part.at === at)) notFound();
    const say = await getSay();
    const tabs = there
      .filter(({ isTab }) => isTab !== false)
      .map((part) => ({ label: say(part.title), href: `${opened.start}${list}/${named}${part.at}` }));
    const can = (does: string) => offered(opened.context, does, domainOf?.(row));
    const to: Readonly<Record<string, string>> = { [param]: row[param] };
    const subject = { ...to, expectedVersion: String(row.version) };
    return { ...opened, row, name: await nameIn(row), tabs, can, list, to, subject };
  }

  const titleOf = async (props: BelowRole<Param>, at: PartPath): Promise<Metadata> => {
    const [role, t, say] = [await roleOf(props), await getWords(titleWords), await getSay()];
    if (shows !== null && !registry.named(shows).audience.includes(role)) return { title: t("notFound") };
    if (!(await currentAdmin(role))) return { title: say(sections[section].title) };
    const row = await rowFor(role, (await props.params)[param]);
    const part = parts.find((one) => one.at === at);
    if (!row || (part && !isThere((await adminContext(role)).context, row, part)))
      return { title: t("notFound") };
    const { name: brand } = await currentBrand();
    const values = { name: await nameIn(row), section: say(sections[section].title), brand };
    const isFirst = !at || !part || part.isTab === false;
    return {
      title: { absolute: isFirst ? t("first", values) : t("part", { ...values, part: say(part.title) }) },
    };
  };

  return {
    /** The page of one part, as Next wants it: what it shows, and its title, "anna@demo.test · Mailboxes · Letterlock". */
    part: (
      at: PartPath,
      show: (opened: Awaited<ReturnType<typeof open>>) => ReactNode | Promise<ReactNode>,
    ) => ({
      generateMetadata: (props: BelowRole<Param>) => titleOf(props, at),
      show: async (props: ConsolePageProps<Param>) => show(await open(props, at)),
    }),
  };
}

/** A part as its page gets it. */
export type Opened<Pages> = Pages extends {
  part(at: never, show: (opened: infer Given) => ReactNode): unknown;
}
  ? Given
  : never;
