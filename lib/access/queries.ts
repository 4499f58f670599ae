import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { type AccessFacts, accessFacts, pickFacts } from "@/lib/access/facts";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, template } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const mailboxWords = words("mailbox", {
  notFound: "Mailbox {name} not found.",
});

/** What is said of a mailbox that there is not. */
export const mailboxNotFound = (name: string): Text => mailboxWords("notFound", { name });

const unknown = (label: string) => new AppError("not-found", mailboxNotFound(label));

const { passwordHash, directoryPasswordHash, ...publicColumns } = getTableColumns(mailbox);

const details = {
  ...publicColumns,
  ...accessFacts,
  domainName: domain.name,
  identityProviderSlug: identityProvider.slug,
  identityProviderName: identityProvider.name,
  templateName: template.name,
  hasPassword: sql<boolean>`${passwordHash} IS NOT NULL`.mapWith(Boolean),
  hasMailPassword: sql<boolean>`${directoryPasswordHash} IS NOT NULL`.mapWith(Boolean),
};

const selectDetails = (db: Handle) =>
  db
    .select(details)
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .leftJoin(identityProvider, eq(identityProvider.id, mailbox.identityProviderId))
    .leftJoin(template, eq(template.id, mailbox.templateId))
    .$dynamic();

type DetailsRow = Awaited<ReturnType<typeof selectDetails>>[number];

/** A mailbox as it may be shown, with what the access decision needs; never its password hashes. */
export type MailboxWithFacts = DetailsRow & { facts: AccessFacts };

const withFacts = (row: DetailsRow): MailboxWithFacts => ({ ...row, facts: pickFacts(row) });

async function findOne(db: Handle, condition: SQL): Promise<MailboxWithFacts | null> {
  const [row] = await selectDetails(db).where(condition);
  return row ? withFacts(row) : null;
}

/** The mailbox with this id, or null. */
export const findMailboxById = (db: Handle, id: string): Promise<MailboxWithFacts | null> =>
  findOne(db, eq(mailbox.id, id));

/** The mailbox with exactly this canonical address, or null. */
export async function findMailboxByAddress(db: Handle, address: string): Promise<MailboxWithFacts | null> {
  const found = await findOne(db, eq(mailbox.address, address));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  return found?.address === address ? found : null;
}

/** The mailbox with this id. Throws `not-found`. */
export async function getMailbox(db: Handle, id: string): Promise<MailboxWithFacts> {
  const found = await findMailboxById(db, id);
  if (!found) throw unknown(id);
  return found;
}

/** The mailbox with this address, in any spelling that means it. Throws `not-found`. */
export async function getMailboxByAddress(db: Handle, address: string): Promise<MailboxWithFacts> {
  const canonical = canonicalAddress(address);
  const found = canonical && (await findMailboxByAddress(db, canonical.address));
  if (!found) throw unknown(address);
  return found;
}

/** The hashes of a mailbox; null where it has none. */
export interface PasswordHashes {
  passwordHash: string | null;
  directoryPasswordHash: string | null;
}

/** The stored hashes of a mailbox's passwords. For checking a password, nothing else. */
export async function passwordHashesOf(db: Handle, mailboxId: string): Promise<PasswordHashes> {
  const [row] = await db
    .select({ passwordHash, directoryPasswordHash })
    .from(mailbox)
    .where(eq(mailbox.id, mailboxId));
  return row ?? { passwordHash: null, directoryPasswordHash: null };
}

/** The stored hash of a mailbox's own password, or null when it has none. For checking a password, nothing else. */
export const passwordHashOf = async (db: Handle, mailboxId: string): Promise<string | null> =>
  (await passwordHashesOf(db, mailboxId)).passwordHash;

/**
 * Mailboxes that meet a condition on their own columns, in an order; for the queries of this folder. The page is cut
 * out of one table first: joined at once, the whole table would be sorted for every page.
 */
export async function selectMailboxes(
  db: Handle,
  condition: SQL | undefined,
  order: SQL[],
  limit: number,
): Promise<MailboxWithFacts[]> {
  const page = db
    .select({ id: mailbox.id })
    .from(mailbox)
    .where(condition)
    .orderBy(...order)
    .limit(limit)
    .as("page");
  const rows = await selectDetails(db)
    .innerJoin(page, eq(page.id, mailbox.id))
    .orderBy(...order);
  return rows.map(withFacts);
}

export type MailboxRow = typeof mailbox.$inferSelect;

/**
 * A mailbox and its domain, both locked until the transaction ends: the domain first, as everywhere, so that two
 * writers cannot wait for each other. For changes that count against the domain's limits. Throws `not-found`.
 */
export async function lockMailboxWithDomain(db: Transaction, id: string) {
  const [place] = await db.select({ domainId: mailbox.domainId }).from(mailbox).where(eq(mailbox.id, id));
  if (!place) throw unknown(id);
  const [owner] = await db.select().from(domain).where(eq(domain.id, place.domainId)).for("update");
  const [row] = await db.select().from(mailbox).where(eq(mailbox.id, id)).for("update");
  if (!row || !owner) throw unknown(id);
  return { row, domain: owner };
}

/** The row of a mailbox, locked until the transaction ends, with its domain's name. Throws `not-found`. */
export async function lockMailbox(
  db: Transaction,
  id: string,
): Promise<{ row: MailboxRow; domainName: string }> {
  const [row] = await db.select().from(mailbox).where(eq(mailbox.id, id)).for("update");
  if (!row) throw unknown(id);
  const [owner] = await db.select({ name: domain.name }).from(domain).where(eq(domain.id, row.domainId));
  if (!owner) throw new Error(`The domain of mailbox ${row.address} is missing.`);
  return { row, domainName: owner.name };
}
