import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { alias, domain, mailbox } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { lockDomain } from "@/lib/domain/queries";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

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
