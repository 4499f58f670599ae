import { z } from "zod";
import { superadminExists } from "@/lib/accounts/admin-account/queries";
import { verb } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { setupLink } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";
import { words } from "@/lib/words/text";

const linkWords = words("admin.setupLink", {
  exists: "There is already a superadmin. To create another one, run: letterlock admin create",
});

const lifetimeMs = 24 * 3_600_000;

/** The audit log's name for a link: enough of its digest to tell links apart, nothing that opens one. */
export const linkId = (digest: string): string => digest.slice(0, 36);

/**
 * Makes a one-time link's token for the first superadmin, valid for 24 hours. It is shown now and never again. For
 * the shell and jobs. Throws `conflict` when a superadmin exists already.
 */
export const createSetupLink = verb({
  authorise: requireSuperadmin,
  input: z.strictObject({}),
  async work({ db }) {
    if (await superadminExists(db)) throw new AppError("conflict", linkWords("exists"));
    const token = newToken();
    const digest = tokenDigest(token);
    const expiresAt = new Date(Date.now() + lifetimeMs);
    await db.insert(setupLink).values({ tokenDigest: digest, expiresAt });
    const event = {
      action: "setup-link.create" as const,
      subject: { kind: "setup-link", id: linkId(digest), label: "set-up link" },
      before: null,
      after: { expiresAt },
    };
    return { events: [event], answer: { token, expiresAt } };
  },
});
