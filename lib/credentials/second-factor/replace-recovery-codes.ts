import { verbOn } from "@/lib/catalogue/run";
import { owners } from "@/lib/credentials/second-factor/kept";
import { factorOwner, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { writeRecoveryCodes } from "@/lib/credentials/second-factor/store-factor";
import { tellOwner } from "@/lib/credentials/second-factor/tell-owner";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const recoveryWords = words("secondFactor.recovery", {
  noFactor: "Set up a second factor first. Recovery codes are a fallback for it.",
});

/** Ten new recovery codes, shown this once; the old ones stop working. For the owner itself, who has a factor. */
export const replaceRecoveryCodes = verbOn(owners, {
  input: factorOwner,
  async work(tx, owner) {
    const { db } = tx;
    if (!(await hasFactor(db, owner))) throw new AppError("conflict", recoveryWords("noFactor"));
    const codes = await writeRecoveryCodes(db, owner);
    await tellOwner(tx, owner, { kind: "recovery-codes-renewed" });
    const event = {
      action: "recovery-codes.replace" as const,
      ...ownerSubject(owner),
      before: null,
      after: { recoveryCodes: codes.length },
    };
    return { events: [event], answer: codes };
  },
});
