import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { lockMailbox } from "@/lib/access/queries";
import { type FactorOwner, type KnownOwner, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { factorOf, hasFactor, listFactors, recoveryCodeOf } from "@/lib/credentials/second-factor/queries";
import { newRecoveryCodes, recoveryDigest } from "@/lib/credentials/second-factor/recovery-code";
import { tellOwner } from "@/lib/credentials/second-factor/tell-owner";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import {
  factorGuess,
  mailbox,
  passkeyChallenge,
  pendingSignIn,
  recoveryCode,
  secondFactor,
} from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";
import { words } from "@/lib/words/text";

const limitWords = words("secondFactor.limit", {
  reached:
    "You can have {count, plural, one {# second factor} other {# second factors}} at most. Remove one first.",
});

const maxFactors = 20;

type FactorAnswer = Omit<
  typeof secondFactor.$inferInsert,
  "id" | "ownerKind" | "ownerId" | "createdAt" | "lastUsedAt"
>;

/**
 * The mailbox's own flag, which the logins of mail apps read, follows its factors. The first factor makes the password
 * useless in mail apps: what they have open with it ends.
 */
export async function markOwner(db: Transaction, owner: FactorOwner): Promise<void> {
  if (owner.kind !== "mailbox") return;
  const { row: before, domainName } = await lockMailbox(db, owner.id);
  const after = { ...before, hasSecondFactor: await hasFactor(db, owner) };
  await db.update(mailbox).set({ hasSecondFactor: after.hasSecondFactor }).where(eq(mailbox.id, owner.id));
  await revokeLostAccess(db, { before, after, domainName }, "second-factor-added");
}

/**
 * Writes a factor that its owner has just proved to have; the caller has locked the owner and records the event. The first
 * factor comes with recovery codes, which are returned this once. Throws `limit-reached`.
 */
export async function storeFactor(
  tx: TransactionContext,
  owner: KnownOwner,
  proof: FactorAnswer,
): Promise<{ event: EventInput; recoveryCodes: string[] | null }> {
  const { db } = tx;
  const before = await listFactors(db, owner);
  if (before.length >= maxFactors)
    throw new AppError("limit-reached", limitWords("reached", { count: maxFactors }));
  const id = uuidv7();
  await db.insert(secondFactor).values({ ...proof, id, ownerKind: owner.kind, ownerId: owner.id });
  const recoveryCodes = before.length === 0 ? await writeRecoveryCodes(db, owner) : null;
  await markOwner(db, owner);
  await tellOwner(tx, owner, { kind: "factor-added", factor: proof.kind, name: proof.name });
  const event: EventInput = {
    action: "second-factor.add",
    ...ownerSubject(owner),
    before: null,
    after: { factor: id, kind: proof.kind, name: proof.name },
  };
  return { event, recoveryCodes };
}

/** Replaces an owner's recovery codes, used ones too, and returns the new ones. */
export async function writeRecoveryCodes(db: Transaction, owner: FactorOwner): Promise<string[]> {
  const codes = newRecoveryCodes();
  await db.delete(recoveryCode).where(recoveryCodeOf(owner));
  const rows = codes.map((code) => ({
    ownerKind: owner.kind,
    ownerId: owner.id,
    digest: recoveryDigest(owner, code),
  }));
  await db.insert(recoveryCode).values(rows);
  return codes;
}

/** Deletes everything about an owner's second step; part of the transaction that deletes or resets the owner. */
export async function deleteFactorsOf(db: Handle, owner: FactorOwner): Promise<void> {
  await db.delete(secondFactor).where(factorOf(owner));
  await db.delete(recoveryCode).where(recoveryCodeOf(owner));
  for (const table of [passkeyChallenge, factorGuess, pendingSignIn])
    await db.delete(table).where(eq(table.ownerId, owner.id));
}
