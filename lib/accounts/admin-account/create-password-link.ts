import { eq } from "drizzle-orm";
import { z } from "zod";
import { admins } from "@/lib/accounts/admin-account/kept";
import { verbOn } from "@/lib/catalogue/run";
import { eventOf } from "@/lib/platform/audit/event-of";
import { passwordLink } from "@/lib/platform/db/schema";
import { env } from "@/lib/platform/env";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

const lifetimeMs = 24 * 3_600_000;

const createPasswordLinkInput = z.strictObject({ adminId: z.uuid() });

/**
 * Makes a one-time link, valid for 24 hours, by which an administrator chooses its own password; it is shown now and
 * never again, and the one made before ends. Superadmins only. Throws `not-found`.
 */
export const createPasswordLink = verbOn(admins, {
  input: createPasswordLinkInput,
  async work({ db }, row, { adminId }) {
    await db.delete(passwordLink).where(eq(passwordLink.adminId, adminId));
    const token = newToken();
    const expiresAt = new Date(Date.now() + lifetimeMs);
    await db.insert(passwordLink).values({ tokenDigest: tokenDigest(token), adminId, expiresAt });
    const states = { before: null, after: { linkExpiresAt: expiresAt } };
    return {
      events: [eventOf(admins, "admin-account.create-password-link", row, states)],
      answer: { url: `${env().PORTAL_URL}/setup/password?token=${token}`, expiresAt },
    };
  },
});
