import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { aliasLifetime } from "@/lib/accounts/alias/fields";
import { extendedEnd } from "@/lib/accounts/alias/lifetime";
import { requireAliasAccess } from "@/lib/accounts/alias/permission";
import { lockAlias } from "@/lib/accounts/alias/queries";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

export const extendAliasInput = z.strictObject({ id: z.uuid(), lifetime: aliasLifetime });

/**
 * Lets a temporary alias live for a time from now, never shorter than before; an expired one comes back. For the mailbox
 * that has made it, while it may use temporary aliases, and for administrators of its domain. Throws `not-found`,
 * `forbidden`, and `conflict` for a permanent alias.
 */
export async function extendAlias(
  context: Context,
  input: z.input<typeof extendAliasInput>,
): Promise<{ expiresAt: Date }> {
  const { id, lifetime } = parseInput(extendAliasInput, input);
  return inTransaction(context, async (tx) => {
    const before = await lockAlias(tx.db, id);
    requireAliasAccess(tx.actor, before);
    requirePermission(tx.actor, (await lockMailbox(tx.db, before.mailboxId)).row, "mayUseTemporaryAliases");
    if (before.expiresAt === null)
      throw new AppError("conflict", `${before.address} has no end that could be moved.`);
    const expiresAt = extendedEnd(before.expiresAt, lifetime);
    await tx.db.update(alias).set({ expiresAt }).where(eq(alias.id, id));
    await recordEvent(tx, {
      action: "alias.extend",
      subject: { kind: "alias", id, label: before.address },
      domainName: before.domainName,
      before: auditFacts(before),
      after: auditFacts({ ...before, expiresAt }),
    });
    return { expiresAt };
  });
}
