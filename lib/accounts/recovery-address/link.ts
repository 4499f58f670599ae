import { and, eq, gt, lt } from "drizzle-orm";
import { findMailboxById, type MailboxWithFacts } from "@/lib/access/queries";
import { choosesOwnPassword } from "@/lib/accounts/recovery-address/queries";
import type { Handle } from "@/lib/platform/db/client";
import { mailboxLink } from "@/lib/platform/db/schema";
import type { mailboxLinkPurposes } from "@/lib/platform/db/schema/mailbox";
import { env } from "@/lib/platform/env";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

type LinkPurpose = (typeof mailboxLinkPurposes)[number];

const minute = 60_000;

const places: Record<LinkPurpose, { path: string; lifetimeMs: number }> = {
  "confirm-recovery-address": { path: "/confirm-recovery-address", lifetimeMs: 24 * 60 * minute },
  "reset-password": { path: "/reset-password", lifetimeMs: 15 * minute },
};

/**
 * Makes a one-time link for whoever reads mail at the recovery address, and ends the one made before. `next` is where the person
 * wants to go in the end; a path of our own.
 */
export async function createMailboxLink(
  db: Handle,
  mailboxId: string,
  purpose: LinkPurpose,
  next: string | null = null,
): Promise<{ link: string; expiresAt: Date }> {
  const { path, lifetimeMs } = places[purpose];
  await endMailboxLinks(db, mailboxId, purpose);
  const token = newToken();
  const expiresAt = new Date(Date.now() + lifetimeMs);
  await db.insert(mailboxLink).values({ tokenDigest: tokenDigest(token), mailboxId, purpose, expiresAt });
  const link = new URL(path, env().PORTAL_URL);
  link.searchParams.set("token", token);
  if (next !== null) link.searchParams.set("next", next);
  return { link: link.href, expiresAt };
}

/** The mailbox of a link that still works, whose person may still choose its password; else null. */
export async function findMailboxLink(
  db: Handle,
  token: string,
  purpose: LinkPurpose,
  now = new Date(),
): Promise<MailboxWithFacts | null> {
  const [row] = await db
    .select({ mailboxId: mailboxLink.mailboxId })
    .from(mailboxLink)
    .where(
      and(
        eq(mailboxLink.tokenDigest, tokenDigest(token)),
        eq(mailboxLink.purpose, purpose),
        gt(mailboxLink.expiresAt, now),
      ),
    );
  const mailbox = row && (await findMailboxById(db, row.mailboxId));
  return mailbox && choosesOwnPassword(mailbox) ? mailbox : null;
}

/** Ends a mailbox's links for a purpose; for every one, where none is given. */
export async function endMailboxLinks(db: Handle, mailboxId: string, purpose?: LinkPurpose): Promise<void> {
  const ofPurpose = purpose && eq(mailboxLink.purpose, purpose);
  await db.delete(mailboxLink).where(and(eq(mailboxLink.mailboxId, mailboxId), ofPurpose));
}

/** Removes those past their end; they open nothing any more. */
export async function purgeMailboxLinks(db: Handle, now = new Date()): Promise<void> {
  await db.delete(mailboxLink).where(lt(mailboxLink.expiresAt, now));
}
