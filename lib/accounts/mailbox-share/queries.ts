import { asc, eq } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, mailboxShare } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const shareWords = words("share", { notFound: "This mailbox isn't shared with that group." });

const select = (db: Handle) =>
  db
    .select({
      id: mailboxShare.id,
      mailboxId: mailboxShare.mailboxId,
      mailbox: mailbox.address,
      domainName: domain.name,
      provider: identityProvider.slug,
      group: mailboxShare.groupName,
      access: mailboxShare.access,
      createdAt: mailboxShare.createdAt,
      updatedAt: mailboxShare.updatedAt,
      version: mailboxShare.version,
    })
    .from(mailboxShare)
    .innerJoin(mailbox, eq(mailbox.id, mailboxShare.mailboxId))
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .innerJoin(identityProvider, eq(identityProvider.id, mailboxShare.identityProviderId))
    .$dynamic();

/** A mailbox as it is shared with a group. */
export type Share = Awaited<ReturnType<typeof select>>[number];

/** The groups that a mailbox is shared with, by provider and name: there are few. */
export const listShares = (db: Handle, mailboxId: string): Promise<Share[]> =>
  select(db)
    .where(eq(mailboxShare.mailboxId, mailboxId))
    .orderBy(asc(identityProvider.slug), asc(mailboxShare.groupName));

export const shareNotFound = () => new AppError("not-found", shareWords("notFound"));

/** The share with this id. Throws `not-found`. */
export async function getShare(db: Handle, id: string): Promise<Share> {
  const [row] = await select(db).where(eq(mailboxShare.id, id));
  if (!row) throw shareNotFound();
  return row;
}

/** As `getShare`, locked until the transaction ends. */
export async function lockShare(db: Transaction, id: string): Promise<Share> {
  await db.select({ id: mailboxShare.id }).from(mailboxShare).where(eq(mailboxShare.id, id)).for("update");
  return getShare(db, id);
}
