import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { z } from "zod";

/**
 * What our client signs by, the usual one first: every provider must take RS256 (OpenID Connect Core 1.0, section 15.1),
 * but those of FAPI 2.0 (Security Profile, section 5.4) take the other two only.
 */
export const clientKeyAlgorithms = ["RS256", "ES256", "PS256"] as const;
export type ClientKeyAlgorithm = (typeof clientKeyAlgorithms)[number];

/** By which a provider gets its first key, where it has not said what it takes. */
export const usualKeyAlgorithm: ClientKeyAlgorithm = "RS256";

const text = z.string();
const privateJwk = z.discriminatedUnion("kty", [
  z.looseObject({ kty: z.literal("RSA"), n: text, e: text, d: text }),
  z.looseObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: text, y: text, d: text }),
]);

/** A key pair with which our client signs who it is; the private half is stored sealed, and given to nobody. */
export const clientKey = z.object({
  kid: z.string(),
  createdAt: z.coerce.date(),
  algorithm: z.enum(clientKeyAlgorithms).default(usualKeyAlgorithm),
  jwk: privateJwk,
});
export type ClientKey = z.output<typeof clientKey>;

/** Which key signs now, and which one will: the provider has to know that one before it is used. */
export const clientKeys = z.object({ signing: clientKey.optional(), next: clientKey.optional() });
export type ClientKeys = z.output<typeof clientKeys>;

/**
 * What a key for a provider is to sign by, as it announces in `token_endpoint_auth_signing_alg_values_supported` (RFC 8414,
 * section 2); null where it names nothing that we can.
 */
export function announcedAlgorithm(announced: unknown): ClientKeyAlgorithm | null {
  if (!Array.isArray(announced)) return usualKeyAlgorithm;
  return clientKeyAlgorithms.find((algorithm) => announced.includes(algorithm)) ?? null;
}

/** A new key pair, RSA of 2 048 bits or P-256; RSA takes some tenths of a second. */
export async function newClientKey(algorithm: ClientKeyAlgorithm): Promise<ClientKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2_048 });
  const jwk = privateJwk.parse(await exportJWK(privateKey));
  return { kid: randomUUID(), createdAt: new Date(), algorithm, jwk };
}

/** What the provider may know of a key (RFC 7517, section 4): each member by name, none of the private ones. */
export const publicJwk = ({ kid, algorithm, jwk }: ClientKey): JWK => ({
  ...(jwk.kty === "RSA"
    ? { kty: jwk.kty, n: jwk.n, e: jwk.e }
    : { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }),
  kid,
  use: "sig",
  alg: algorithm,
});

/** The keys of a provider's client, for that provider: the one that signs first. */
export const publicKeys = ({ signing, next }: ClientKeys): JWK[] =>
  [signing, next].flatMap((key) => (key ? [publicJwk(key)] : []));
