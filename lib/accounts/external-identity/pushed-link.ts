import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { findLinkOf } from "@/lib/accounts/external-identity/account";
import { moveLink } from "@/lib/accounts/external-identity/link";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { scimUser } from "@/lib/platform/db/schema";

type Provider = { id: string; issuer: string };

const hasSubject = ({ id }: Provider, subject: string) =>
  and(eq(scimUser.identityProviderId, id), eq(scimUser.subject, subject));

const isPushed = async (db: Handle, provider: Provider, subject: string): Promise<boolean> =>
  (await db.$count(scimUser, and(hasSubject(provider, subject), isNull(scimUser.deletedAt)))) > 0;

/** Somebody who claims a mailbox; without a subject nobody in particular. */
interface Claim {
  mailboxId: string;
  subject: string | null;
}

/**
 * Who is linked to a mailbox at a provider: nobody, another account, or (`isPushed`) only the id under which the provider
 * has pushed the person by SCIM, with which nobody has signed in. A claimant that has been pushed itself is somebody else.
 */
export async function readHolder(db: Handle, provider: Provider, { mailboxId, subject }: Claim) {
  const link = await findLinkOf(db, provider, mailboxId);
  if (!link) return { hasOther: false };
  const isUnused = link.lastSignInAt === null && (await isPushed(db, provider, link.subject));
  return {
    hasOther: true,
    isPushed: isUnused && (subject === null || !(await isPushed(db, provider, subject))),
  };
}

/**
 * Makes a mailbox, whose link is only a pushed one, that of the account which has proved the address: the same person under
 * another id. What the provider pushes later is about that one. False: it is linked to nobody.
 */
export async function takeOverPushed(
  tx: Transaction,
  provider: Provider,
  { mailboxId, subject }: { mailboxId: string; subject: string },
): Promise<boolean> {
  const link = await findLinkOf(tx, provider, mailboxId);
  if (!link) return false;
  // Where somebody has signed in meanwhile, the link that follows fails as a duplicate, and the sign-in is judged anew.
  if (!(await moveLink(tx, { provider, from: link.subject, to: subject }))) return false;
  // A deleted User of an earlier mailbox may still have it.
  await tx.delete(scimUser).where(and(hasSubject(provider, subject), isNotNull(scimUser.deletedAt)));
  await tx.update(scimUser).set({ subject }).where(hasSubject(provider, link.subject));
  return true;
}
