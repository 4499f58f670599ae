import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { verb } from "@/lib/catalogue/run";
import { scimTokenShapes } from "@/lib/credentials/scim-token/fields";
import { recordedToken } from "@/lib/credentials/scim-token/kept";
import { newScimToken, scimTokenDigest } from "@/lib/credentials/scim-token/token";
import { requireSuperadmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { identityProvider, scimToken } from "@/lib/platform/db/schema";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const creationWords = words("scimToken.creation", {
  noProvider: "Identity provider not found.",
  limit:
    "A provider can have at most {count, plural, one {# SCIM token} other {# SCIM tokens}}. Revoke one first.",
  past: "must be in the future",
});

/** One for each system that pushes, and one more while they are exchanged. */
const maxTokens = 20;

/**
 * Makes a token with which the provider pushes its people. For superadmins and the shell. It is returned this once; only
 * its digest stays. Throws `forbidden`, `not-found` for an unknown provider, `limit-reached` at 20 tokens.
 */
export const createScimToken = verb({
  input: z.strictObject({ identityProviderId: z.uuid(), ...scimTokenShapes }),
  authorise: requireSuperadmin,
  authoriseNamed(_, { expiresAt }) {
    if (expiresAt && expiresAt <= new Date()) throw invalidInput({ expiresAt: creationWords("past") });
  },
  async work({ db }, given) {
    const provider = await lockProvider(db, given.identityProviderId);
    const token = newScimToken();
    const digest = scimTokenDigest(token);
    if (!digest) throw new Error("A new SCIM token did not have the form of one.");
    const row = { ...given, id: uuidv7() };
    await db.insert(scimToken).values({ ...row, digest });
    const shown = { ...row, provider };
    const states = { before: null, after: recordedToken.facts(shown) };
    return {
      events: [eventOf(recordedToken, "scim-token.create", shown, states)],
      answer: { id: row.id, token },
    };
  },
});

/** The provider's slug, locked so that two tokens made at the same time are both counted. */
async function lockProvider(db: Transaction, id: string): Promise<string> {
  const [row] = await db
    .select({ slug: identityProvider.slug })
    .from(identityProvider)
    .where(eq(identityProvider.id, id))
    .for("update");
  if (!row) throw new AppError("not-found", creationWords("noProvider"));
  if ((await db.$count(scimToken, eq(scimToken.identityProviderId, id))) >= maxTokens)
    throw new AppError("limit-reached", creationWords("limit", { count: maxTokens }));
  return row.slug;
}
