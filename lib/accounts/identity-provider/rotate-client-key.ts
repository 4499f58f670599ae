import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type ClientKeys, newClientKey } from "@/lib/providers/client/client-key";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { askAlgorithm } from "@/lib/providers/openid/ask-algorithm";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import { getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { readSecrets, sealSecrets } from "@/lib/providers/settings/secrets";
import { providerSlug } from "@/lib/providers/settings/slug";

const clientKeyInput = z.strictObject({ slug: providerSlug, expectedVersion });
type Input = z.input<typeof clientKeyInput>;

/**
 * Makes the key pair that will follow the present one and publishes its public half; nothing is signed with it yet, so that
 * the provider can learn it first. It signs by what the provider announces; where it does not answer, by what the present
 * one does. One that was made before and not used yet is replaced. Superadmins only. Throws
 * `not-found`, and `conflict` where the provider is not asked by `private_key_jwt` or `expectedVersion` is stale.
 */
export async function prepareClientKey(context: Context, input: Input): Promise<{ kid: string }> {
  requireSuperadmin(context.actor);
  const given = parseInput(clientKeyInput, input);
  const provider = await getProviderBySlug(context.db, given.slug);
  const settings = requireOpenId(provider);
  const { signing: present } = await describeClientKeys(context.db, given.slug);
  // Asked and made before the transaction: no lock should wait for either.
  const next = await newClientKey(
    await askAlgorithm({ issuer: provider.issuer, settings }, present?.algorithm),
  );
  await change(context, given, ({ signing }) => ({ signing, next }));
  return { kid: next.kid };
}

/**
 * Signs with the prepared key pair from now on, and forgets the one before. Superadmins only. Throws `not-found`, and
 * `conflict` when none is prepared, the provider is not asked by `private_key_jwt`, or `expectedVersion` is stale.
 */
export async function activateClientKey(context: Context, input: Input): Promise<{ kid: string }> {
  requireSuperadmin(context.actor);
  const given = parseInput(clientKeyInput, input);
  const { signing } = await change(context, given, ({ next }) => {
    if (!next)
      throw new AppError(
        "conflict",
        "No new key is prepared: make one first, and let the provider learn it.",
      );
    return { signing: next };
  });
  return { kid: signing?.kid ?? "" };
}

const hasNoKey = ({ slug }: Pick<Provider, "slug">) =>
  new AppError("conflict", `${slug} is not asked by private_key_jwt, so it has no key of ours.`);

function requireOpenId(provider: Provider): OpenIdSettings {
  const settings = openIdSettingsOf(provider);
  if (!settings) throw hasNoKey(provider);
  return settings;
}

async function change(
  context: Context,
  given: z.output<typeof clientKeyInput>,
  make: (before: ClientKeys) => ClientKeys,
): Promise<ClientKeys> {
  return inTransaction(context, async (tx) => {
    const { provider, sealedSecrets } = await lockProvider(tx, given.slug);
    await requireVersion(
      tx,
      { ...provider, kind: "identity-provider", label: provider.slug },
      given.expectedVersion,
    );
    if (requireOpenId(provider).client.authentication !== "private_key_jwt") throw hasNoKey(provider);
    const secrets = readSecrets(provider.id, sealedSecrets);
    const clientKeys = make(secrets.clientKeys);
    await tx.db
      .update(identityProvider)
      .set({ sealedSecrets: sealSecrets(provider.id, { ...secrets, clientKeys }) })
      .where(eq(identityProvider.id, provider.id));
    await recordEvent(tx, {
      action: "identity-provider.update",
      subject: { kind: "identity-provider", id: provider.id, label: provider.slug },
      before: named(secrets.clientKeys),
      after: named(clientKeys),
    });
    return clientKeys;
  });
}

async function lockProvider(
  { db }: TransactionContext,
  slug: string,
): Promise<{ provider: Provider; sealedSecrets: string | null }> {
  const [row] = await db
    .select({ sealedSecrets: identityProvider.sealedSecrets })
    .from(identityProvider)
    .where(eq(identityProvider.slug, slug))
    .for("update");
  return { provider: await getProviderBySlug(db, slug), sealedSecrets: row?.sealedSecrets ?? null };
}

const named = ({ signing, next }: ClientKeys) => ({
  signingKey: signing?.kid ?? null,
  nextKey: next?.kid ?? null,
});
