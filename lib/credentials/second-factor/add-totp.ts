import { z } from "zod";
import { type Done, verbOn } from "@/lib/catalogue/run";
import { factorName } from "@/lib/credentials/second-factor/fields";
import { namedOwners } from "@/lib/credentials/second-factor/kept";
import { factorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { storeFactor } from "@/lib/credentials/second-factor/store-factor";
import { matchingStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, sealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { AppError } from "@/lib/platform/errors";

const addTotpInput = z.strictObject({
  owner: factorOwner,
  enrolment: z.string().max(1_000),
  code: z.string().max(20),
  name: factorName.default("Authenticator app"),
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
  async work({ db }, known, { owner, enrolment, code, name }): Promise<Done<AddedFactor>> {
    const secret = openEnrolment(owner, enrolment);
    if (!secret) return { events: [], answer: { added: false, reason: "expired" } };
    const step = matchingStep(secret, code, new Date());
    if (step === null) return { events: [], answer: { added: false, reason: "wrong-code" } };
    const factors = await listFactors(db, owner);
    if (factors.some(({ kind }) => kind === "totp"))
      throw new AppError("conflict", "There is an authenticator app already. Remove it first.");
    const { event, recoveryCodes } = await storeFactor(db, known, {
      kind: "totp",
      name,
      sealedSecret: sealTotp(owner, secret),
      lastStep: step,
    });
    return { events: [event], answer: { added: true, recoveryCodes } };
  },
});
