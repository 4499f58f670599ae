import { z } from "zod";
import { type Done, verbOn } from "@/lib/catalogue/run";
import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";
import { factorName } from "@/lib/credentials/second-factor/fields";
import { namedOwners } from "@/lib/credentials/second-factor/kept";
import { type FactorOwner, factorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { storeFactor } from "@/lib/credentials/second-factor/store-factor";
import { matchingStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, sealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const totpWords = words("secondFactor.totp", {
  exists: "You already have an authenticator app. Remove it first.",
});

const addTotpInput = z.strictObject({
  owner: factorOwner,
  enrolment: z.string().max(1_000),
  code: z.string().max(20),
  name: factorName.default(defaultFactorNames.totp),
});

export type AddedFactor =
  /** The first factor comes with recovery codes, shown this once. */
  { added: true; recoveryCodes: string[] | null } | { added: false; reason: "wrong-code" | "expired" };

/**
 * Adds an authenticator app, proved by a first code, which cannot be used again. For the owner itself. Throws
 * `conflict` when there is one already: a second device takes the same QR code or a passkey.
 */
export const addTotp = verbOn(namedOwners, {
  input: addTotpInput,
  // Before the lock is waited for: a code is right for as long as it is.
  prepare: async (_, { owner, enrolment, code }) => provenSecret(owner, enrolment, code),
  async work(tx, known, { owner, name }, proven): Promise<Done<AddedFactor>> {
    if (typeof proven === "string") return { events: [], answer: { added: false, reason: proven } };
    const factors = await listFactors(tx.db, owner);
    if (factors.some(({ kind }) => kind === "totp")) throw new AppError("conflict", totpWords("exists"));
    const { event, recoveryCodes } = await storeFactor(tx, known, {
      kind: "totp",
      name,
      sealedSecret: sealTotp(owner, proven.secret),
      lastStep: proven.lastStep,
    });
    return { events: [event], answer: { added: true, recoveryCodes } };
  },
});

/** The secret that a code proves, or why it does not. */
function provenSecret(owner: FactorOwner, enrolment: string, code: string) {
  const secret = openEnrolment(owner, enrolment);
  if (!secret) return "expired";
  const lastStep = matchingStep(secret, code, new Date());
  return lastStep === null ? "wrong-code" : { secret, lastStep };
}
