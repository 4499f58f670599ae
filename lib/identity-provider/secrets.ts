import { z } from "zod";
import { AppError } from "@/lib/errors";
import { seal, unseal } from "@/lib/secrets/seal";

const secretsSchema = z.object({ clientSecret: z.string().min(1) });
export type ProviderSecrets = z.infer<typeof secretsSchema>;

const purpose = (providerId: string) => `identity-provider:${providerId}`;

/** A provider's secrets as they are stored. */
export const sealSecrets = (providerId: string, secrets: ProviderSecrets): string =>
  seal(JSON.stringify(secrets), purpose(providerId));

/** Opens a provider's stored secrets. Throws `internal` when they are missing or were sealed for another provider. */
export function readSecrets(providerId: string, sealed: string | null): ProviderSecrets {
  if (sealed === null)
    throw new AppError("internal", "The identity provider has no client secret: set it again.");
  return secretsSchema.parse(JSON.parse(unseal(sealed, purpose(providerId))));
}
