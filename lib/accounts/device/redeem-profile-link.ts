import { and, eq, gt } from "drizzle-orm";
import { linkPurpose } from "@/lib/accounts/device/create-profile-link";
import { makeProfile } from "@/lib/accounts/device/make-profile";
import { appPasswords, recordedPassword } from "@/lib/credentials/app-password/kept";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { profileLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { unseal } from "@/lib/platform/secrets/seal";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** What a link leads to that is neither used nor too old; null for any other, and for what is no link. */
export async function findProfileLink(db: Handle, token: string, now = new Date()) {
  const [row] = await db
    .select()
    .from(profileLink)
    .where(and(eq(profileLink.tokenDigest, tokenDigest(token)), gt(profileLink.expiresAt, now)));
  return row ?? null;
}

/**
 * The configuration profile that a link leads to, once: whoever holds it needs no session. Null for a link that is unknown,
 * used or older than five minutes, and when the app password was revoked. Throws `unavailable` when profiles cannot be
 * signed; the link stays valid then.
 */
export async function redeemProfileLink(context: Context, token: string): Promise<Buffer | null> {
  const link = await findProfileLink(context.db, token);
  if (!link) return null;
  const { appPasswordId: id } = link;
  const asLink: Context = { ...context, actor: { kind: "setup-link", id } };
  return inTransaction(asLink, async (tx) => {
    const [taken] = await tx.db.delete(profileLink).where(eq(profileLink.tokenDigest, link.tokenDigest));
    // Whoever comes second has waited for the first, and finds nothing.
    if (taken.affectedRows !== 1) return null;
    const row = await appPasswords.lock(tx, { id });
    const { id: mailboxId, address, displayName } = row.owner;
    const password = unseal(link.sealedPassword, linkPurpose(link.tokenDigest));
    const states = { before: null, after: null };
    await recordEvent(tx, eventOf(recordedPassword, "app-password.download-profile", row, states));
    return makeProfile(tx.db, { mailboxId, address, displayName, protocols: row.protocols, password });
  });
}
