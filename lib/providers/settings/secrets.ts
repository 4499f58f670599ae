import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/secrets/seal";
import type { ClientCredential } from "@/lib/providers/client/authenticate-client";
import { clientKeys } from "@/lib/providers/client/client-key";
import { type ClientSettings, clientSettings } from "@/lib/providers/client/client-settings";
import { words } from "@/lib/words/text";

const secretWords = words("provider.secret", {
  missing: "The identity provider has no client secret. Enter it again.",
});

/** Only what the provider's way of asking needs: a secret, or key pairs. */
const secretsSchema = z.object({
  clientSecret: z.string().min(1).optional(),
  clientKeys: clientKeys.prefault({}),
});
export type ProviderSecrets = z.output<typeof secretsSchema>;

const purpose = (providerId: string) => `identity-provider:${providerId}`;

/** A provider's secrets as they are stored. */
export const sealSecrets = (providerId: string, secrets: ProviderSecrets): string =>
  seal(JSON.stringify(secrets), purpose(providerId));

/** Opens a provider's stored secrets. Throws `internal` when they are missing or were sealed for another provider. */
export function readSecrets(providerId: string, sealed: string | null): ProviderSecrets {
  if (sealed === null) throw new AppError("internal", secretWords("missing"));
  return secretsSchema.parse(JSON.parse(unseal(sealed, purpose(providerId))));
}

/** A kind without a client of OpenID Connect has a secret and nothing else. */
const onlySecret = clientSettings.parse({});

/** What our client proves itself with, by its settings; null where that is not stored. */
export function credentialOf(
  client: ClientSettings | undefined,
  { clientSecret: secret, clientKeys: { signing: key } }: ProviderSecrets,
): ClientCredential | null {
  const { authentication: method, assertionAudience: audience } = client ?? onlySecret;
  if (method === "private_key_jwt") return key ? { method, key, audience } : null;
  return secret === undefined ? null : { method, secret };
}
