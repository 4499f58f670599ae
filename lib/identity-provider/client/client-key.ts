import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { z } from "zod";

/** Every provider must take it (OpenID Connect Core 1.0, section 15.1; RFC 7518, section 3.1 recommends it). */
export const clientKeyAlgorithm = "RS256";

const privateJwk = z.looseObject({ kty: z.literal("RSA"), n: z.string(), e: z.string(), d: z.string() });

/** A key pair with which our client signs who it is; the private half is stored sealed, and given to nobody. */
export const clientKey = z.object({ kid: z.string(), createdAt: z.coerce.date(), jwk: privateJwk });
export type ClientKey = z.output<typeof clientKey>;

/** Which key signs now, and which one will: the provider has to know that one before it is used. */
export const clientKeys = z.object({ signing: clientKey.optional(), next: clientKey.optional() });
export type ClientKeys = z.output<typeof clientKeys>;

/** A new key pair, RSA of 2 048 bits; takes some tenths of a second. */
export async function newClientKey(): Promise<ClientKey> {
  const { privateKey } = await generateKeyPair(clientKeyAlgorithm, {
    extractable: true,
    modulusLength: 2_048,
  });
  const jwk = privateJwk.parse(await exportJWK(privateKey));
  return { kid: randomUUID(), createdAt: new Date(), jwk };
}

/** What the provider may know of a key (RFC 7517, section 4). */
export const publicJwk = ({ kid, jwk: { kty, n, e } }: ClientKey): JWK => ({
  ...{ kty, n, e, kid },
  ...{ use: "sig", alg: clientKeyAlgorithm },
});

/** The keys of a provider's client, for that provider: the one that signs first. */
export const publicKeys = ({ signing, next }: ClientKeys): JWK[] =>
  [signing, next].flatMap((key) => (key ? [publicJwk(key)] : []));
