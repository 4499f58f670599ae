import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { verbOn } from "@/lib/catalogue/run";
import { factorName } from "@/lib/credentials/second-factor/fields";
import { namedOwners } from "@/lib/credentials/second-factor/kept";
import { factorOwner, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { factorOf, getFactor } from "@/lib/credentials/second-factor/queries";
import { secondFactor } from "@/lib/platform/db/schema";

const renameFactorInput = z.strictObject({ owner: factorOwner, factorId: z.uuid(), name: factorName });

/** Gives one of the owner's factors another name, by which only people tell them apart. Throws `not-found`. */
export const renameFactor = verbOn(namedOwners, {
  input: renameFactorInput,
  async work({ db }, owner, { factorId, name }) {
    const factor = await getFactor(db, owner, factorId);
    await db
      .update(secondFactor)
      .set({ name })
      .where(and(factorOf(owner), eq(secondFactor.id, factorId)));
    const event = {
      action: "second-factor.rename" as const,
      ...ownerSubject(owner),
      before: { factor: factorId, name: factor.name },
      after: { factor: factorId, name },
    };
    return { events: [event], answer: undefined };
  },
});
