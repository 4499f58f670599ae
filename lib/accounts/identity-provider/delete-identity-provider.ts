import { eq } from "drizzle-orm";
import { z } from "zod";
import { moveMailboxes } from "@/lib/accounts/identity-provider/move-mailboxes";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { endSessionsByProvider } from "@/lib/credentials/web-session/end-session";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { externalIdentity, identityProvider } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { mailboxesGoTo } from "@/lib/providers/provider/destination";
import { getProvider } from "@/lib/providers/provider/queries";

export const deleteIdentityProviderInput = z.strictObject({
  id: z.uuid(),
  expectedVersion,
  /** Needed while mailboxes or domains use the provider. */
  mailboxesGoTo: mailboxesGoTo.optional(),
});

/**
 * Deletes a provider with its links to people and its sessions; its mailboxes and domains go where `mailboxesGoTo`
 * says. Superadmins only. Throws `not-found`, `conflict` for a stale `expectedVersion`, and `conflict` while mailboxes
 * or domains use it and it is not said where they go, or they could not come in there.
 */
export async function deleteIdentityProvider(
  context: Context,
  input: z.input<typeof deleteIdentityProviderInput>,
): Promise<{ mailboxes: number; domains: number }> {
  requireSuperadmin(context.actor);
  const given = parseInput(deleteIdentityProviderInput, input);
  const { id } = given;
  return inTransaction(context, async (tx) => {
    const { db } = tx;
    await db
      .select({ id: identityProvider.id })
      .from(identityProvider)
      .where(eq(identityProvider.id, id))
      .for("update");
    const before = await getProvider(db, id);
    const subject = { kind: "identity-provider", id, label: before.slug };
    await requireVersion(tx, { ...before, ...subject }, given.expectedVersion);
    const { mailboxes, domains } = await providerUse(db, before);
    if (mailboxes + domains > 0 && !given.mailboxesGoTo) throw inUse(before.slug, mailboxes, domains);
    const moves = given.mailboxesGoTo ? await moveMailboxes(tx, before, given.mailboxesGoTo) : [];
    await db.delete(externalIdentity).where(eq(externalIdentity.identityProviderId, id));
    await endSessionsByProvider(db, id);
    await db.delete(identityProvider).where(eq(identityProvider.id, id));
    for (const event of moves) await recordEvent(tx, event);
    await recordEvent(tx, { action: "identity-provider.delete", subject, before, after: null });
    return { mailboxes, domains };
  });
}

const inUse = (slug: string, mailboxes: number, domains: number) =>
  new AppError(
    "conflict",
    `${slug} is still used by mailboxes (${mailboxes}) or domains (${domains}). Say where they go: local, disabled, or another provider.`,
  );
