import type { Kept, Recorded } from "@/lib/catalogue/run";
import { findScimToken, type ScimTokenEntry } from "@/lib/credentials/scim-token/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const tokenWords = words("scimToken", {
  notFound: "SCIM token not found. It may already have been revoked.",
});

type Facts = Pick<ScimTokenEntry, "id" | "name" | "domains" | "expiresAt" | "provider">;

/** How tokens are recorded: with whose they are, and without what is in them. */
export const recordedToken = {
  kind: "scim-token",
  label: ({ provider, name }) => `${provider}: ${name}`,
  authorise: requireSuperadmin,
  facts: ({ name, domains, expiresAt, provider }) => ({ name, domains, expiresAt, provider }),
} satisfies Recorded<Facts>;

/** How they are found; superadmins alone administer providers. */
export const scimTokens: Kept<ScimTokenEntry, { id: string }> = {
  ...recordedToken,
  async lock({ db }, { id }) {
    const found = await findScimToken(db, id);
    if (!found) throw new AppError("not-found", tokenWords("notFound"));
    return found;
  },
};
