import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getSay, getWords } from "@/app/_words/get-words";
import { listHref, listQuery, type SearchParams } from "@/app/(console)/list-query";
import { roleTitleWords } from "@/app/(console)/role-words";
import { currentBrand } from "@/app/brand/current-brand";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath, roleAt } from "@/lib/faces/session/admin-path";
import { type Text, words } from "@/lib/words/text";

const pageWords = words("console.page", { notFound: "Not found" });

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
 * Opens a page of the console, `below` the start of its role. Whoever is not signed in goes to the login page of the
 * role and comes back to this very address; what `only` one role has does not exist for the other.
 */
export async function openPage(props: ConsolePageProps, below: string, only?: AdminRole) {
  const role = await roleOf(props);
  const start = consolePath(role);
  const path = `${start}${below}`;
  const query = await listQuery(props.searchParams);
  const admin = await requireAdminPage(role, listHref(path, query, {}));
  if (only && only !== role) notFound();
  return { role, start, path, query, ...admin };
}

/** The title of a role's pages, for the layouts: "Mailboxes · Domain administration · Letterlock". */
export async function roleMetadata(props: BelowRole): Promise<Metadata> {
  const title = (await getWords(roleTitleWords))(await roleOf(props));
  const { name } = await currentBrand();
  return { title: { default: title, template: `%s · ${title} · ${name.replaceAll("%s", "%")}` } };
}

/** The title of a page that only superadmins have: for others it is not there. */
export const superadminTitle =
  (title: Text) =>
  async (props: BelowRole): Promise<Metadata> => {
    const say = await getSay();
    if ((await roleOf(props)) !== "superadmin") return { title: say(pageWords("notFound")) };
    return { title: say(title) };
  };
