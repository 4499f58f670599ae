import { eq } from "drizzle-orm";
import { z } from "zod";
import { verbOn } from "@/lib/catalogue/run";
import { changeablePasswords, recordedPassword } from "@/lib/credentials/app-password/kept";
import { findAppPassword } from "@/lib/credentials/app-password/queries";
import { forbidden } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { profileLink } from "@/lib/platform/db/schema";
import { env } from "@/lib/platform/env";
import { seal } from "@/lib/platform/secrets/seal";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

const lifetimeMs = 5 * 60_000;

/** For what the app password behind a link is sealed. */
export const linkPurpose = (digest: string): string => `profile-link:${digest}`;

/**
 * Makes a one-time link to the configuration profile with this app password, valid for five minutes; it is shown now and
 * never again, and the one made before ends. For whoever has the app password in hand, since the product does not keep it:
 * throws `forbidden` for another password, and for who only impersonates the mailbox; `not-found`.
 */
export const createProfileLink = verbOn(changeablePasswords, {
  input: z.strictObject({ id: z.string().max(36), password: z.string().max(64) }),
  async work({ db }, row, { id, password }) {
    if ((await findAppPassword(db, row.owner.id, password))?.id !== id) throw forbidden();
    await db.delete(profileLink).where(eq(profileLink.appPasswordId, id));
    const token = newToken();
    const digest = tokenDigest(token);
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const sealedPassword = seal(password, linkPurpose(digest));
    await db
      .insert(profileLink)
      .values({ tokenDigest: digest, appPasswordId: id, sealedPassword, expiresAt });
    const states = { before: null, after: { linkExpiresAt: expiresAt } };
    return {
      events: [eventOf(recordedPassword, "app-password.create-profile-link", row, states)],
      answer: { url: `${env().PORTAL_URL}/setup/device?token=${token}`, expiresAt },
    };
  },
});
