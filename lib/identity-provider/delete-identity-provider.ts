import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { domain, externalIdentity, identityProvider, mailbox, session } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { getProvider } from "@/lib/identity-provider/queries";
import { parseInput } from "@/lib/parse-input";

export const deleteIdentityProviderInput = z.strictObject({ id: z.uuid(), expectedVersion });

/**
 * Deletes a provider with its links to people. Superadmins only. Throws `not-found`, and `conflict` while mailboxes
 * or domains still use it: those people would have no way in.
 */
export async function deleteIdentityProvider(
  context: Context,
  input: z.input<typeof deleteIdentityProviderInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected } = parseInput(deleteIdentityProviderInput, input);
  await inTransaction(context, async (tx) => {
    const { db } = tx;
    await db
      .select({ id: identityProvider.id })
      .from(identityProvider)
      .where(eq(identityProvider.id, id))
      .for("update");
    const before = await getProvider(db, id);
    await requireVersion(tx, { ...before, kind: "identity-provider", label: before.slug }, expected);
    const mailboxes = await db.$count(mailbox, eq(mailbox.identityProviderId, id));
    const domains = await db.$count(domain, eq(domain.identityProviderId, id));
    if (mailboxes + domains > 0)
      throw new AppError(
        "conflict",
        `${before.slug} is still used by mailboxes (${mailboxes}) or domains (${domains}). Change those first.`,
      );
    await db.delete(externalIdentity).where(eq(externalIdentity.identityProviderId, id));
    await db.delete(session).where(eq(session.identityProviderId, id));
    await db.delete(identityProvider).where(eq(identityProvider.id, id));
    await recordEvent(tx, {
      action: "identity-provider.delete",
      subject: { kind: "identity-provider", id, label: before.slug },
      before,
      after: null,
    });
  });
}
