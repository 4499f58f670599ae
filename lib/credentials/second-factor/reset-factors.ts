import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import {
  type FactorOwner,
  factorOwner,
  lockOwner,
  ownerSubject,
  requireReset,
} from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { deleteFactorsOf, markOwner } from "@/lib/credentials/second-factor/store-factor";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

/**
 * Takes away all second factors and recovery codes of somebody who has lost them, and ends the sessions: the next
 * sign-in is by password alone, or sets up a new factor where one is required. For administrators, never for oneself.
 */
export async function resetFactors(context: Context, input: FactorOwner): Promise<{ removed: number }> {
  const owner = parseInput(factorOwner, input);
  return inTransaction(context, async (tx) => {
    const known = await lockOwner(tx.db, owner);
    requireReset(context.actor, known);
    const factors = await listFactors(tx.db, owner);
    await deleteFactorsOf(tx.db, owner);
    await markOwner(tx.db, owner);
    if (owner.kind === "admin") await endSessionsOfAdmin(tx.db, owner.id);
    else await endSessionsOfMailbox(tx.db, owner.id);
    await recordEvent(tx, {
      action: "second-factor.reset",
      ...ownerSubject(known),
      before: { factors: factors.map(({ kind, name }) => `${kind}: ${name}`) },
      after: null,
    });
    return { removed: factors.length };
  });
}
