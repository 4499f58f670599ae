import { eq } from "drizzle-orm";
import { z } from "zod";
import { providersWithSecrets, recordedProvider } from "@/lib/accounts/identity-provider/kept";
import { type Done, verbOn } from "@/lib/catalogue/run";
import { eventOf } from "@/lib/platform/audit/event-of";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import type { Transaction } from "@/lib/platform/db/client";
import { identityProvider } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { type ClientKeys, newClientKey } from "@/lib/providers/client/client-key";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { askAlgorithm } from "@/lib/providers/openid/ask-algorithm";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import { getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { readSecrets, sealSecrets } from "@/lib/providers/settings/secrets";
import { providerSlug } from "@/lib/providers/settings/slug";
import { words } from "@/lib/words/text";

const keyWords = words("provider.clientKey", {
  noNext: "No new key has been prepared. Create one first, and give the provider time to load it.",
  noKey: "{slug} does not use private_key_jwt, so there is no client key.",
});

const clientKeyInput = z.strictObject({ slug: providerSlug, expectedVersion });
/**
 * Makes the key pair that will follow the present one and publishes its public half; nothing is signed with it yet, so that
 * the provider can learn it first. It signs by what the provider announces; where it does not answer, by what the present
 * one does. One that was made before and not used yet is replaced. Superadmins only. Throws
 * `not-found`, and `conflict` where the provider is not asked by `private_key_jwt` or `expectedVersion` is stale.
 */
export const prepareClientKey = verbOn(providersWithSecrets, {
  input: clientKeyInput,
  async prepare({ db }, { slug }) {
    const provider = await getProviderBySlug(db, slug);
    const settings = requireOpenId(provider);
    const { signing: present } = await describeClientKeys(db, slug);
    return newClientKey(await askAlgorithm({ issuer: provider.issuer, settings }, present?.algorithm));
  },
  work: ({ db }, provider, _, next) =>
    storeKeys(db, provider, { signing: secretsOf(provider).clientKeys.signing, next }, next),
});

/**
 * Signs with the prepared key pair from now on, and forgets the one before. Superadmins only. Throws `not-found`, and
 * `conflict` when none is prepared, the provider is not asked by `private_key_jwt`, or `expectedVersion` is stale.
 */
export const activateClientKey = verbOn(providersWithSecrets, {
  input: clientKeyInput,
  async work({ db }, provider) {
    const { next } = secretsOf(provider).clientKeys;
    if (!next) throw new AppError("conflict", keyWords("noNext"));
    return storeKeys(db, provider, { signing: next }, next);
  },
});

const hasNoKey = ({ slug }: Pick<Provider, "slug">) => new AppError("conflict", keyWords("noKey", { slug }));

function requireOpenId(provider: Provider): OpenIdSettings {
  const settings = openIdSettingsOf(provider);
  if (!settings) throw hasNoKey(provider);
  return settings;
}

type WithSecrets = Provider & { sealedSecrets: string | null };

function secretsOf(provider: WithSecrets) {
  if (requireOpenId(provider).client.authentication !== "private_key_jwt") throw hasNoKey(provider);
  return readSecrets(provider.id, provider.sealedSecrets);
}

async function storeKeys(
  db: Transaction,
  provider: WithSecrets,
  clientKeys: ClientKeys,
  { kid }: { kid: string },
): Promise<Done<{ kid: string }>> {
  const { id } = provider;
  const secrets = secretsOf(provider);
  await db
    .update(identityProvider)
    .set({ sealedSecrets: sealSecrets(id, { ...secrets, clientKeys }) })
    .where(eq(identityProvider.id, id));
  const states = { before: named(secrets.clientKeys), after: named(clientKeys) };
  return {
    events: [eventOf(recordedProvider, "identity-provider.update", provider, states)],
    answer: { kid },
  };
}

const named = ({ signing, next }: ClientKeys) => ({
  signingKey: signing?.kid ?? null,
  nextKey: next?.kid ?? null,
});
