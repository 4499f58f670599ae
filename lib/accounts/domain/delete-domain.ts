import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockDomain } from "@/lib/accounts/domain/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

export const deleteDomainInput = z.strictObject({ id: z.uuid(), expectedVersion });

/** Deletes an empty domain. Superadmins only. Throws `not-found`, and `conflict` while it has mailboxes or aliases, or for a stale `expectedVersion`. */
export async function deleteDomain(
  context: Context,
  input: z.input<typeof deleteDomainInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected } = parseInput(deleteDomainInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockDomain(tx.db, id);
    await requireVersion(tx, { kind: "domain", label: before.name, ...before }, expected);
    const mailboxes = await tx.db.$count(mailbox, eq(mailbox.domainId, id));
    if (mailboxes > 0)
      throw new AppError("conflict", `${before.name} still has mailboxes (${mailboxes}). Delete them first.`);
    const aliases = await tx.db.$count(alias, eq(alias.domainId, id));
    if (aliases > 0)
      throw new AppError("conflict", `${before.name} still has aliases (${aliases}). Delete them first.`);
    await tx.db.delete(domain).where(eq(domain.id, id));
    await recordEvent(tx, {
      action: "domain.delete",
      subject: { kind: "domain", id, label: before.name },
      domainName: before.name,
      before,
      after: null,
    });
  });
}
