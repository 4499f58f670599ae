import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { differs } from "@/lib/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { domain } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { domainFieldShapes } from "@/lib/domain/fields";
import { lockDomain } from "@/lib/domain/queries";
import { requireReferences } from "@/lib/domain/references";
import { parseInput } from "@/lib/parse-input";
import { requestRevocation } from "@/lib/revocation/request-revocation";
import { endSessionsOfDomain } from "@/lib/web-session/end-session";
import { withChanges } from "@/lib/with-changes";

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
