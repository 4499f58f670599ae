import { asc, eq } from "drizzle-orm";
import { fillLink } from "@/lib/accounts/app-link/fill-link";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { appLink } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const linkWords = words("appLink", {
  notFound: "App link {id} not found.",
});

export type AppLink = typeof appLink.$inferSelect;

/** A link as it is shown to somebody. */
export interface ShownLink {
  id: string;
  name: string;
  description: string;
  url: string;
}

const unknown = (id: string) => new AppError("not-found", linkWords("notFound", { id }));

/** All links in their order, for administrators. */
export async function listAppLinks(db: Handle): Promise<AppLink[]> {
  return db.select().from(appLink).orderBy(asc(appLink.position), asc(appLink.id));
}

/** The link with this id. Throws `not-found`. */
export async function getAppLink(db: Handle, id: string): Promise<AppLink> {
  const [row] = await db.select().from(appLink).where(eq(appLink.id, id));
  if (!row) throw unknown(id);
  return row;
}

/** The link with this id, locked until the transaction ends. Throws `not-found`. */
export async function lockAppLink(db: Transaction, id: string): Promise<AppLink> {
  const [row] = await db.select().from(appLink).where(eq(appLink.id, id)).for("update");
  if (!row) throw unknown(id);
  return row;
}

/** The links of the login page. */
export async function listVisitorLinks(db: Handle): Promise<ShownLink[]> {
  const links = await listAppLinks(db);
  return links
    .filter(({ hiddenAtLogin }) => !hiddenAtLogin)
    .map(({ id, name, description, url }) => ({ id, name, description, url }));
}

/** All links, for the person with this address. */
export async function listPersonLinks(db: Handle, address: string): Promise<ShownLink[]> {
  const links = await listAppLinks(db);
  return links.map(({ id, name, description, url, signedInUrl }) => ({
    id,
    name,
    description,
    url: fillLink(signedInUrl ?? url, address),
  }));
}
