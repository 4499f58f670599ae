import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type EndedWays, endWaysIn } from "@/lib/accounts/external-identity/end-ways-in";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { verbOn } from "@/lib/catalogue/run";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { externalIdentity, identityConflict, mailbox } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { getProvider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const unlinkWords = words("identity.unlink", {
  notLinked: "{address} is not linked to an account at {provider}.",
});

const unlinkAccountInput = z.strictObject({
  mailboxId: z.uuid(),
  identityProviderId: z.uuid(),
  /** Whether app passwords, API keys, the local password and second factors stay. */
  keepWaysIn: z.boolean().default(false),
  /** Whether the next account with the mailbox's address, proven, is linked by itself. */
  linkByAddress: z.boolean().default(false),
});

/**
 * Takes a mailbox's links to accounts at a provider away. Where the provider is the mailbox's source, the person's
 * sessions and mail connections end, and unless told otherwise what the person can come in by; from then on an
 * administrator makes the next link, unless `linkByAddress`. For administrators of the domain. Throws `not-found` where
 * there is no link.
 */
export const unlinkAccount = verbOn(mailboxes, {
  input: unlinkAccountInput,
  async work(tx, locked, { mailboxId, identityProviderId, keepWaysIn, linkByAddress }) {
    const { row } = locked;
    const provider = await getProvider(tx.db, identityProviderId);
    const links = and(
      eq(externalIdentity.mailboxId, mailboxId),
      eq(externalIdentity.identityProviderId, identityProviderId),
    );
    const [link] = await tx.db.select().from(externalIdentity).where(links).for("update");
    if (!link)
      throw new AppError(
        "not-found",
        unlinkWords("notLinked", {
          address: row.address,
          provider: provider.slug,
        }),
      );
    await tx.db.delete(externalIdentity).where(links);
    await tx.db.update(mailbox).set({ linkByAddress }).where(eq(mailbox.id, mailboxId));
    await forgetChangedAddress(tx.db, mailboxId, identityProviderId);
    const isSource = row.identityProviderId === identityProviderId;
    const ended: EndedWays | null = isSource ? await endWaysIn(tx, locked, !keepWaysIn) : null;
    const states = {
      before: { provider: provider.slug, issuer: link.issuer, subject: link.subject },
      after: { linkByAddress, keepWaysIn, ...ended },
    };
    return { events: [eventOf(mailboxes, "external-identity.unlink", locked, states)], answer: undefined };
  },
});

/** It was about the account that is unlinked. */
const forgetChangedAddress = (db: Transaction, mailboxId: string, identityProviderId: string) =>
  db
    .delete(identityConflict)
    .where(
      and(
        eq(identityConflict.mailboxId, mailboxId),
        eq(identityConflict.identityProviderId, identityProviderId),
        eq(identityConflict.kind, "address-changed"),
      ),
    );
