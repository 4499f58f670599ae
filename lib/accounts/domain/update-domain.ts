import { eq } from "drizzle-orm";
import { z } from "zod";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";
import { lockDomain } from "@/lib/accounts/domain/queries";
import { requireReferences } from "@/lib/accounts/domain/references";
import { endSessionsOfDomain } from "@/lib/credentials/web-session/end-session";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { domain } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

export const updateDomainInput = z
  .strictObject({ id: z.uuid(), expectedVersion })
  .extend(z.object(domainFieldShapes).partial().shape);

/**
 * Changes a domain. A limit below what is in use keeps what exists and refuses more. Switching it off ends the web
 * sessions of all its mailboxes and what they have open at the mail server. Superadmins only. Throws
 * `not-found` for an unknown domain, template or provider, and `conflict` for a stale `expectedVersion`.
 */
export async function updateDomain(
  context: Context,
  input: z.input<typeof updateDomainInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected, ...fields } = parseInput(updateDomainInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockDomain(tx.db, id);
    await requireVersion(tx, { kind: "domain", label: before.name, ...before }, expected);
    await requireReferences(tx.db, fields);
    const after = withChanges(before, fields);
    if (!differs(before, after)) return;
    await tx.db.update(domain).set(fields).where(eq(domain.id, id));
    if (before.active && !after.active) {
      await endSessionsOfDomain(tx.db, id);
      const everybody = { address: null, domainName: before.name };
      await requestRevocation(tx.db, { ...everybody, reason: "domain-switched-off" });
    }
    await recordEvent(tx, {
      action: "domain.update",
      subject: { kind: "domain", id, label: before.name },
      domainName: before.name,
      before,
      after,
    });
  });
}
