import { and, asc, eq, isNull } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { recoveryCode, secondFactor } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const factorWords = words("secondFactor", { gone: "This second factor no longer exists." });

/** The condition that a factor is this owner's. */
export const factorOf = ({ kind, id }: FactorOwner) =>
  and(eq(secondFactor.ownerKind, kind), eq(secondFactor.ownerId, id));

/** The condition that a recovery code is this owner's. */
export const recoveryCodeOf = ({ kind, id }: FactorOwner) =>
  and(eq(recoveryCode.ownerKind, kind), eq(recoveryCode.ownerId, id));

/** An owner's factors, oldest first, as they may be shown: without any secret. */
export async function listFactors(db: Handle, owner: FactorOwner) {
  return db
    .select({
      id: secondFactor.id,
      kind: secondFactor.kind,
      name: secondFactor.name,
      createdAt: secondFactor.createdAt,
      lastUsedAt: secondFactor.lastUsedAt,
    })
    .from(secondFactor)
    .where(factorOf(owner))
    .orderBy(asc(secondFactor.createdAt));
}

/** One of an owner's factors. Throws `not-found`. */
export async function getFactor(db: Handle, owner: FactorOwner, factorId: string) {
  const factor = (await listFactors(db, owner)).find(({ id }) => id === factorId);
  if (!factor) throw new AppError("not-found", factorWords("gone"));
  return factor;
}

export type ShownFactor = Awaited<ReturnType<typeof listFactors>>[number];

/** Whether an owner has any second factor. Recovery codes alone are none: they only stand in for one. */
export async function hasFactor(db: Handle, owner: FactorOwner): Promise<boolean> {
  const [row] = await db.select({ id: secondFactor.id }).from(secondFactor).where(factorOf(owner)).limit(1);
  return row !== undefined;
}

/** How many recovery codes are left. */
export const countRecoveryCodes = (db: Handle, owner: FactorOwner): Promise<number> =>
  db.$count(recoveryCode, and(recoveryCodeOf(owner), isNull(recoveryCode.usedAt)));
