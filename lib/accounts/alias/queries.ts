import { desc, eq, getTableColumns } from "drizzle-orm";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const aliasWords = words("alias", {
  notFound: "Alias {name} not found.",
});

/** Aliases with the names of what they belong to; for the queries of this folder. */
export const selectAliases = (db: Handle) =>
  db
    .select({ ...getTableColumns(alias), domainName: domain.name, mailboxAddress: mailbox.address })
    .from(alias)
    .innerJoin(domain, eq(domain.id, alias.domainId))
    .innerJoin(mailbox, eq(mailbox.id, alias.mailboxId))
    .$dynamic();

export type Alias = Awaited<ReturnType<typeof selectAliases>>[number];

/** What is said of an alias that there is not. */
export const aliasNotFound = (name: string): Text => aliasWords("notFound", { name });

const unknown = (label: string) => new AppError("not-found", aliasNotFound(label));

/** The alias with this id. Throws `not-found`. */
export async function getAlias(db: Handle, id: string): Promise<Alias> {
  const [row] = await selectAliases(db).where(eq(alias.id, id));
  if (!row) throw unknown(id);
  return row;
}

/** The alias with this address, in any spelling that means it, or null. */
export async function findAliasByAddress(db: Handle, address: string): Promise<Alias | null> {
  const canonical = canonicalAddress(address);
  if (!canonical) return null;
  const [row] = await selectAliases(db).where(eq(alias.address, canonical.address));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  return row?.address === canonical.address ? row : null;
}

/** The alias with this address, in any spelling that means it. Throws `not-found`. */
export async function getAliasByAddress(db: Handle, address: string): Promise<Alias> {
  const found = await findAliasByAddress(db, address);
  if (!found) throw unknown(address);
  return found;
}

/** The alias with this id, its row locked until the transaction ends. Throws `not-found`. */
export async function lockAlias(db: Transaction, id: string): Promise<Alias> {
  const [row] = await db.select().from(alias).where(eq(alias.id, id)).for("update");
  if (!row) throw unknown(id);
  // Names do not change, so that these rows need no lock.
  const [names] = await db
    .select({ domainName: domain.name, mailboxAddress: mailbox.address })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, row.domainId))
    .where(eq(mailbox.id, row.mailboxId));
  if (!names) throw new Error(`What the alias ${row.address} belongs to is missing.`);
  return { ...row, ...names };
}

/** All aliases of a mailbox, newest first: with their limits few enough for one page. */
export async function listAliasesOfMailbox(db: Handle, mailboxId: string): Promise<Alias[]> {
  return selectAliases(db).where(eq(alias.mailboxId, mailboxId)).orderBy(desc(alias.id));
}
