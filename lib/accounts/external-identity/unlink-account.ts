import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { type EndedWays, endWaysIn } from "@/lib/accounts/external-identity/end-ways-in";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { externalIdentity, identityConflict, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { getProvider } from "@/lib/providers/provider/queries";

export const unlinkAccountInput = z.strictObject({
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
export async function unlinkAccount(
  context: Context,
  input: z.input<typeof unlinkAccountInput>,
): Promise<void> {
  const { mailboxId, identityProviderId, keepWaysIn, linkByAddress } = parseInput(unlinkAccountInput, input);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(tx.actor, domainName);
    const provider = await getProvider(tx.db, identityProviderId);
    const links = and(
      eq(externalIdentity.mailboxId, mailboxId),
      eq(externalIdentity.identityProviderId, identityProviderId),
    );
    const [link] = await tx.db.select().from(externalIdentity).where(links).for("update");
    if (!link) throw new AppError("not-found", `${row.address} is linked to no account at ${provider.slug}.`);
    await tx.db.delete(externalIdentity).where(links);
    await tx.db.update(mailbox).set({ linkByAddress }).where(eq(mailbox.id, mailboxId));
    await forgetChangedAddress(tx.db, mailboxId, identityProviderId);
    const isSource = row.identityProviderId === identityProviderId;
    const ended: EndedWays | null = isSource ? await endWaysIn(tx, { row, domainName }, !keepWaysIn) : null;
    await recordEvent(tx, {
      action: "external-identity.unlink",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: { provider: provider.slug, issuer: link.issuer, subject: link.subject },
      after: { linkByAddress, keepWaysIn, ...ended },
    });
  });
}

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
