import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { lockAdmin } from "@/lib/admin-account/queries";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { passwordLink } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { parseInput } from "@/lib/parse-input";
import { newToken, tokenDigest } from "@/lib/secrets/token";

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
