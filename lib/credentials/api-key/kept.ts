import type { Kept, Recorded } from "@/lib/catalogue/run";
import { mayRevoke } from "@/lib/credentials/api-key/owner";
import { type ApiKeyEntry, findApiKey } from "@/lib/credentials/api-key/queries";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const keyWords = words("apiKey", {
  notFound: "API key not found. It may already have been revoked.",
});

type Facts = Pick<
  ApiKeyEntry,
  "id" | "name" | "scopes" | "allowedNetworks" | "expiresAt" | "ownerLabel" | "domainName"
>;

/** How keys are recorded: with whose they are, and without what is in them. */
export const recordedKey = {
  kind: "api-key",
  label: ({ ownerLabel, name }) => `${ownerLabel}: ${name}`,
  domainName: ({ domainName }) => domainName,
  facts: ({ name, scopes, allowedNetworks, expiresAt, ownerLabel: owner }) => ({
    name,
    scopes,
    allowedNetworks,
    expiresAt,
    owner,
  }),
} satisfies Recorded<Facts>;

const unknown = () => new AppError("not-found", keyWords("notFound"));

/** How they are found; whether there is one is nobody else's business. */
export const apiKeys: Kept<ApiKeyEntry, { id: string }> = {
  ...recordedKey,
  async lock({ db }, { id }) {
    const found = await findApiKey(db, id);
    if (!found) throw unknown();
    return found;
  },
  authoriseRow(actor, { owner }) {
    if (!mayRevoke(actor, owner)) throw unknown();
  },
};
