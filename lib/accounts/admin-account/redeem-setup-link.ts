import { eq } from "drizzle-orm";
import { z } from "zod";
import { linkId } from "@/lib/accounts/admin-account/create-setup-link";
import { accountShapes, hashFor } from "@/lib/accounts/admin-account/fields";
import { findSetupLink, lockSetupLinks, superadminExists } from "@/lib/accounts/admin-account/queries";
import { storeAdmin } from "@/lib/accounts/admin-account/store-admin";
import { refuseWeakPassword } from "@/lib/accounts/chosen-password/refuse-weak-password";
import { recordEvents } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { setupLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { tokenDigest } from "@/lib/platform/secrets/token";

export const redeemSetupLinkInput = z.strictObject({ token: z.string().max(200), ...accountShapes });

export type SetupLinkRefusal = "unknown" | "expired" | "used" | "not-needed";
export type RedeemedSetupLink = { redeemed: true } | { redeemed: false; reason: SetupLinkRefusal };

/**
 * Creates the first superadmin for whoever holds a valid set-up link; the token is all that is asked for, so the
 * context's actor does not matter. A link works once, and only while there is no superadmin. Throws `invalid-input`
 * for a bad login or password (the link stays valid).
 */
export async function redeemSetupLink(
  context: Context,
  input: z.input<typeof redeemSetupLinkInput>,
): Promise<RedeemedSetupLink> {
  const { token, password, ...account } = parseInput(redeemSetupLinkInput, input);
  const digest = tokenDigest(token);
  // Looked up before hashing, so that a made-up token costs no hash.
  const early = await setupLinkRefusal(context, token);
  if (early) return { redeemed: false, reason: early };
  const { login: address, displayName } = account;
  await refuseWeakPassword(context.db, password, { address, displayName });
  const passwordHash = await hashFor(context.db, password, address);
  const asLink: Context = { ...context, actor: { kind: "setup-link", id: linkId(digest) } };
  return inTransaction(asLink, async (tx) => {
    await lockSetupLinks(tx.db);
    const reason = await setupLinkRefusal(tx, token);
    if (reason) return { redeemed: false, reason };
    const { events, answer } = await storeAdmin(tx.db, { ...account, passwordHash, role: "superadmin" });
    await tx.db
      .update(setupLink)
      .set({ usedAt: new Date(), usedBy: answer.id })
      .where(eq(setupLink.tokenDigest, digest));
    await recordEvents(tx, events);
    return { redeemed: true };
  });
}

/** Why a set-up link cannot be used, or null when it can. */
async function setupLinkRefusal(
  context: Context,
  token: string,
  now = new Date(),
): Promise<SetupLinkRefusal | null> {
  const link = await findSetupLink(context.db, tokenDigest(token));
  if (!link) return "unknown";
  if (link.usedAt) return "used";
  if (link.expiresAt <= now) return "expired";
  return (await superadminExists(context.db)) ? "not-needed" : null;
}
