import { logger } from "@/lib/platform/log";
import {
  announcedAlgorithm,
  type ClientKeyAlgorithm,
  usualKeyAlgorithm,
} from "@/lib/providers/client/client-key";
import { type MetadataSource, metadataFor } from "@/lib/providers/openid/discovery";

/**
 * What a new key of our client is to sign by at this provider, as it says itself; `otherwise` where it cannot be asked, or
 * takes nothing that we can (its connection test says so).
 */
export async function askAlgorithm(
  source: MetadataSource,
  otherwise: ClientKeyAlgorithm = usualKeyAlgorithm,
): Promise<ClientKeyAlgorithm> {
  try {
    const { token_endpoint_auth_signing_alg_values_supported: announced } = await metadataFor(source);
    return announcedAlgorithm(announced) ?? otherwise;
  } catch (error) {
    logger("identity-provider").warn(
      { error, issuer: source.issuer, algorithm: otherwise },
      "a provider could not be asked by what our client's key may sign",
    );
    return otherwise;
  }
}
