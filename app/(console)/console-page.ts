import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getSay, getWords } from "@/app/_words/get-words";
import { listHref, listQuery, type SearchParams } from "@/app/(console)/list-query";
import { offered } from "@/app/(console)/offered";
import { roleTitleWords } from "@/app/(console)/role-words";
import { type Section, type SectionPath, sectionPaths, sections } from "@/app/(console)/sections";
import { currentBrand } from "@/app/brand/current-brand";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { registry } from "@/lib/faces/registry";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath, roleAt } from "@/lib/faces/session/admin-path";
import { type Text, words } from "@/lib/words/text";

const pageWords = words("console.page", { notFound: "Not found", back: "← {section}" });

/** What Next gives to whatever lies below `[role]`; `Part` names the other parts of the address that vary. */
export interface BelowRole<Part extends string = never> {
  params: Promise<Record<"role" | Part, string>>;
}

/** What Next gives to a page of the console. */
export interface ConsolePageProps<Part extends string = never> extends BelowRole<Part> {
  searchParams: SearchParams;
}

/** The role whose pages an address names by its first part; not found where no role has any. */
export async function roleOf({ params }: BelowRole): Promise<AdminRole> {
  return roleAt((await params).role) ?? notFound();
}

/**
 * Who opens an address of the console, `below` the start of its role. Whoever is not signed in goes to the login page of
 * the role and comes back to this very address.
 */
export async function openPath(props: ConsolePageProps, below: string) {
  const role = await roleOf(props);
  const start = consolePath(role);
  const path = `${start}${below}`;
  const query = await listQuery(props.searchParams);
  const admin = await requireAdminPage(role, listHref(path, query, {}));
  return { role, start, path, query, ...admin };
}

/** Where a page is, below the start of its role: the first one of a section, or one within it. */
export type Below = SectionPath | `${Exclude<SectionPath, "">}/${string}`;

function sectionOf(below: Below): Section & { path: SectionPath } {
  const [, first = ""] = below.split("/");
  const path = sectionPaths.find((one) => one === `/${first}`) ?? "";
  return { path, ...sections[path] };
}

/**
 * Opens a page of the console: who it is, what the page's section is called, and the way back there. It is opened for the
 * operation that it `does`, or that its section shows: for whoever may not do that, it does not exist.
 */
export async function openPage(props: ConsolePageProps, below: Below, does?: string) {
  const opened = await openPath(props, below);
  const section = sectionOf(below);
  const shows = does ?? section.shows;
  const context = shows === null ? opened.context : (offered(opened.context, shows) ?? notFound());
  const title = (await getSay())(section.title);
  const back = (await getWords(pageWords))("back", { section: title });
  return { ...opened, context, title, back: { href: opened.start + section.path, label: back } };
}

/** The title of a role's pages, for the layouts: "Mailboxes · Domain administration · Letterlock". */
export async function roleMetadata(props: BelowRole): Promise<Metadata> {
  const title = (await getWords(roleTitleWords))(await roleOf(props));
  const { name } = await currentBrand();
  return { title: { default: title, template: `%s · ${title} · ${name.replaceAll("%s", "%")}` } };
}

/** The title of a page: its section's, or its own. It is not there for a role that what the page `does` is not for. */
export const pageTitle =
  (below: Below, title?: Text, does?: string) =>
  async (props: BelowRole): Promise<Metadata> => {
    const section = sectionOf(below);
    const shows = does ?? section.shows;
    const isThere = shows === null || registry.named(shows).audience.includes(await roleOf(props));
    return { title: (await getSay())(isThere ? (title ?? section.title) : pageWords("notFound")) };
  };

interface PageRules {
  /** Left out: its section's. */
  title?: Text;
  /** The operation that it is opened for; left out: the one that its section shows. */
  does?: string;
}

/** A page of the console as Next wants it: what it shows to whoever may open it, and its title. */
export const consolePage = (
  below: Below,
  show: (opened: Awaited<ReturnType<typeof openPage>>) => ReactNode | Promise<ReactNode>,
  { title, does }: PageRules = {},
) => ({
  generateMetadata: pageTitle(below, title, does),
  show: async (props: ConsolePageProps) => show(await openPage(props, below, does)),
});
