import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockAdmin } from "@/lib/accounts/admin-account/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { passwordLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { parseInput } from "@/lib/platform/input/parse-input";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

const lifetimeMs = 24 * 3_600_000;

export const createPasswordLinkInput = z.strictObject({ adminId: z.uuid() });

/**
 * Makes a one-time link, valid for 24 hours, by which an administrator chooses its own password; it is shown now and
 * never again, and the one made before ends. Superadmins only. Throws `not-found`.
 */
export async function createPasswordLink(
  context: Context,
  input: z.input<typeof createPasswordLinkInput>,
): Promise<{ url: string; expiresAt: Date }> {
  requireSuperadmin(context.actor);
  const { adminId } = parseInput(createPasswordLinkInput, input);
  return inTransaction(context, async (tx) => {
    const { login } = await lockAdmin(tx.db, adminId);
    await tx.db.delete(passwordLink).where(eq(passwordLink.adminId, adminId));
    const token = newToken();
    const expiresAt = new Date(Date.now() + lifetimeMs);
    await tx.db.insert(passwordLink).values({ tokenDigest: tokenDigest(token), adminId, expiresAt });
    await recordEvent(tx, {
      action: "admin-account.create-password-link",
      subject: { kind: "admin-account", id: adminId, label: login },
      before: null,
      after: { linkExpiresAt: expiresAt },
    });
    return { url: `${env().PORTAL_URL}/setup/password?token=${token}`, expiresAt };
  });
}
