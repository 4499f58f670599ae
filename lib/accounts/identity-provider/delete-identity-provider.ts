import { eq } from "drizzle-orm";
import { z } from "zod";
import { providers } from "@/lib/accounts/identity-provider/kept";
import { moveMailboxes } from "@/lib/accounts/identity-provider/move-mailboxes";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { verbOn } from "@/lib/catalogue/run";
import { endSessionsByProvider } from "@/lib/credentials/web-session/end-session";
import { eventOf } from "@/lib/platform/audit/event-of";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { externalIdentity, identityProvider } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { mailboxesGoTo } from "@/lib/providers/provider/destination";
import { words } from "@/lib/words/text";

const deletionWords = words("provider.deletion", {
  inUse:
    "{slug} is still used by {mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}}. Choose where they go: local, disabled, or another provider.",
});

const deleteIdentityProviderInput = z.strictObject({
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
export const deleteIdentityProvider = verbOn(providers, {
  input: deleteIdentityProviderInput,
  async work(tx, before, { id, mailboxesGoTo: goTo }) {
    const { db } = tx;
    const { mailboxes, domains } = await providerUse(db, before);
    if (mailboxes + domains > 0 && !goTo) throw inUse(before.slug, mailboxes, domains);
    const moves = goTo ? await moveMailboxes(tx, before, goTo) : [];
    await db.delete(externalIdentity).where(eq(externalIdentity.identityProviderId, id));
    await endSessionsByProvider(db, id);
    await db.delete(identityProvider).where(eq(identityProvider.id, id));
    const deleted = eventOf(providers, "identity-provider.delete", before, { before, after: null });
    return { events: [...moves, deleted], answer: { mailboxes, domains } };
  },
});

const inUse = (slug: string, mailboxes: number, domains: number) =>
  new AppError("conflict", deletionWords("inUse", { slug, mailboxes, domains }));
