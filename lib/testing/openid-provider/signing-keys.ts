import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";

/** A private signing key as the provider holds it; `kid` and `alg` as it publishes them. */
export interface SigningKey extends JWK {
  kid: string;
  alg: string;
}

const made = new Map<string, Promise<SigningKey>>();

async function makeKey(alg: string, kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), use: "sig", alg, kid };
}

/** The key of this name, made once: `published` is what an honest provider signs with. */
export function signingKey(kid: string, alg = "RS256"): Promise<SigningKey> {
  const key = made.get(`${alg} ${kid}`) ?? makeKey(alg, kid);
  made.set(`${alg} ${kid}`, key);
  return key;
}

const privateParts = ["d", "p", "q", "dp", "dq", "qi"];

/** What of a key is published. */
export const publicPart = (key: JWK): JWK =>
  Object.fromEntries(Object.entries(key).filter(([name]) => !privateParts.includes(name)));

/** A compact JWS of exactly these claims; `alg` `none` gives an unsecured one. */
export function signClaims(
  claims: Record<string, unknown>,
  key: JWK | Uint8Array,
  header: { alg: string; [name: string]: unknown },
): Promise<string> | string {
  if (header.alg === "none") return new UnsecuredJWT(claims).encode();
  const crit = Array.isArray(header.crit) ? header.crit : [];
  return new SignJWT(claims)
    .setProtectedHeader(header)
    .sign(key, { crit: Object.fromEntries(crit.map((name) => [name, true])) });
}
