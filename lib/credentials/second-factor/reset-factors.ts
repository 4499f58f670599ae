import { verbOn } from "@/lib/catalogue/run";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { helplessOwners } from "@/lib/credentials/second-factor/kept";
import { factorOwner, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { recordedFactor } from "@/lib/credentials/second-factor/recorded-factor";
import { deleteFactorsOf, markOwner } from "@/lib/credentials/second-factor/store-factor";
import { tellOwner } from "@/lib/credentials/second-factor/tell-owner";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";

/**
 * Takes away all second factors and recovery codes of somebody who has lost them, and ends the sessions: the next
 * sign-in is by password alone, or sets up a new factor where one is required. For administrators, never for oneself.
 */
export const resetFactors = verbOn(helplessOwners, {
  input: factorOwner,
  async work(tx, owner) {
    const { db } = tx;
    const factors = await listFactors(db, owner);
    await deleteFactorsOf(db, owner);
    await markOwner(db, owner);
    if (owner.kind === "admin") await endSessionsOfAdmin(db, owner.id);
    else await endSessionsOfMailbox(db, owner.id);
    await tellOwner(tx, owner, { kind: "factors-reset" });
    const event = {
      action: "second-factor.reset" as const,
      ...ownerSubject(owner),
      before: { factors: factors.map(recordedFactor) },
      after: null,
    };
    return { events: [event], answer: { removed: factors.length } };
  },
});
