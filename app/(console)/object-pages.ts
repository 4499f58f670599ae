import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
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
  /** Further, of which things; left out: of all. */
  isOf?(row: Row, actor: Actor): boolean;
}

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

/** The pages about one thing of a section: how each is opened, and how it is titled. */
export function objectPages<Param extends string, Row>(rules: ObjectRules<Param, Row>) {
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

  return {
    /** Opens one part. Not found, inside of the console, for whoever may not see the thing or do anything of the part. */
    async open(props: ConsolePageProps<Param>, at: PartPath = "") {
      const named = (await props.params)[param];
      const place = `${section}${within}/${named}` as const;
      const opened = await openPage(props, `${place}${at}`);
      const row = (await rowFor(opened.role, named)) ?? notFound();
      const there = parts.filter((part) => isThere(opened.context, row, part));
      if (parts.length > 0 && !there.some((part) => part.at === at)) notFound();
      const say = await getSay();
      const tabs = there.map(({ at, title }) => ({
        label: say(title),
        href: `${opened.start}${place}${at}`,
      }));
      const can = (does: string) => offered(opened.context, does, domainOf?.(row));
      return { ...opened, row, name: await nameIn(row), tabs, can };
    },

    /** The title of a part: "anna@demo.test · Mailboxes · Letterlock". */
    title:
      (at: PartPath = "") =>
      async (props: BelowRole<Param>): Promise<Metadata> => {
        const [role, t, say] = [await roleOf(props), await getWords(titleWords), await getSay()];
        if (shows !== null && !registry.named(shows).audience.includes(role)) return { title: t("notFound") };
        if (!(await currentAdmin(role))) return { title: say(sections[section].title) };
        const row = await rowFor(role, (await props.params)[param]);
        const part = parts.find((one) => one.at === at);
        if (!row || (part && !isThere((await adminContext(role)).context, row, part)))
          return { title: t("notFound") };
        const { name: brand } = await currentBrand();
        const values = { name: await nameIn(row), section: say(sections[section].title), brand };
        return {
          title: {
            absolute: at && part ? t("part", { ...values, part: say(part.title) }) : t("first", values),
          },
        };
      },
  };
}
