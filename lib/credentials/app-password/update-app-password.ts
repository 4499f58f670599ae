import { eq } from "drizzle-orm";
import { z } from "zod";
import { requirePermission } from "@/lib/access/require-permission";
import { change } from "@/lib/catalogue/run";
import { appPasswordShapes } from "@/lib/credentials/app-password/fields";
import { type AppPassword, changeablePasswords, recordedPassword } from "@/lib/credentials/app-password/kept";
import { nameTaken, requireFutureEnd, requireProtocols } from "@/lib/credentials/app-password/limits";
import { narrowsNow, widens } from "@/lib/credentials/app-password/widens";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import type { Transaction } from "@/lib/platform/db/client";
import { type ClientProtocol, protocolFlags } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";
import { isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { withChanges } from "@/lib/platform/with-changes";
import {
  requestRevocation,
  requestRevocationAt,
  withdrawRevocation,
} from "@/lib/revocation/outbox/request-revocation";

const { name, protocols, allowedNetworks, expiresAt } = appPasswordShapes;

/**
 * Changes the name and the limits of an app password; what is left out stays. What has less access than before ends at
 * the mail server. For its owner and for administrators of the domain; an owner without the permission to make one may
 * narrow, but not widen. Throws `forbidden`, `not-found`, also for somebody else's, `conflict` for a name that another one
 * of the mailbox has and for a stale `expectedVersion`, `invalid-input` for a protocol that is new to it and that the mailbox
 * may not use, and for a new end in the past.
 */
export const updateAppPassword = change(changeablePasswords, {
  action: "app-password.update",
  input: z.strictObject({
    id: z.string().max(36),
    expectedVersion,
    name: name.optional(),
    protocols: protocols.optional(),
    allowedNetworks: allowedNetworks.unwrap().optional(),
    expiresAt: expiresAt.unwrap().optional(),
  }),
  async work(tx, before, { id: _, expectedVersion: _seen, ...fields }) {
    const after = withChanges(before, fields);
    if (!differs(recordedPassword.facts(before), recordedPassword.facts(after))) return before;
    requireLimits(tx, before, after);
    await store(tx.db, after);
    await endLostAccess(tx.db, before, after);
    return after;
  },
});

function requireLimits({ actor }: TransactionContext, before: AppPassword, after: AppPassword): void {
  const isNew = (one: ClientProtocol) => !before.protocols.includes(one);
  requireProtocols(before.owner, after.protocols.filter(isNew));
  if (after.expiresAt?.getTime() !== before.expiresAt?.getTime()) requireFutureEnd(after.expiresAt);
  if (widens(before, after)) requirePermission(actor, before.owner, "mayCreateAppPasswords");
}

async function store(db: Transaction, { id, name, protocols, allowedNetworks, expiresAt }: AppPassword) {
  await db
    .update(appPassword)
    .set({ name, allowedNetworks, expiresAt, ...protocolFlags(protocols) })
    .where(eq(appPassword.id, id))
    .catch((error: unknown) => {
      throw isDuplicate(error) ? nameTaken(name, error) : error;
    });
}

/** Nobody knows by which password a connection was opened, so all of the mailbox end; who may still come in comes back by itself. */
async function endLostAccess(db: Transaction, before: AppPassword, after: AppPassword): Promise<void> {
  const { address, domainName } = before.owner;
  if (narrowsNow(before, after))
    await requestRevocation(db, { address, domainName, reason: "app-password-narrowed" });
  if (after.expiresAt?.getTime() === before.expiresAt?.getTime()) return;
  await withdrawRevocation(db, before.id);
  if (after.expiresAt)
    await requestRevocationAt(db, before.id, after.expiresAt, {
      address,
      domainName,
      reason: "app-password-expired",
    });
}
