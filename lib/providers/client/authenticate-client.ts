import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { ClientKey } from "@/lib/providers/client/client-key";
import type { ClientSettings } from "@/lib/providers/client/client-settings";

/** What our client proves itself with at a provider. */
export type ClientCredential =
  | { method: "client_secret_basic" | "client_secret_post"; secret: string }
  | { method: "private_key_jwt"; key: ClientKey; audience: ClientSettings["assertionAudience"] };

/** Our client at a provider. */
export interface OwnClient {
  issuer: string;
  clientId: string;
  credential: ClientCredential;
}

/** What a request is sent with that proves who we are. */
export interface AuthenticatedRequest {
  headers: Record<string, string>;
  form: URLSearchParams;
}

const assertionSeconds = 60;
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const formEncoded = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);

/**
 * A form for the token endpoint, or for another one where clients prove themselves in the same way (RFC 9126, section 2),
 * with our client's credentials: Basic (RFC 6749, section 2.3.1), in the form, or as a signed assertion (RFC 7523,
 * section 3). The given form is not changed.
 */
export async function authenticateClient(
  { issuer, clientId, credential }: OwnClient,
  tokenEndpoint: string,
  parameters: URLSearchParams | Record<string, string>,
): Promise<AuthenticatedRequest> {
  const form = new URLSearchParams(parameters);
  if (credential.method === "client_secret_basic") {
    const pair = `${formEncoded(clientId)}:${formEncoded(credential.secret)}`;
    return { headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` }, form };
  }
  form.set("client_id", clientId);
  if ("key" in credential) {
    const audience = credential.audience === "issuer" ? issuer : tokenEndpoint;
    form.set("client_assertion_type", assertionType);
    form.set("client_assertion", await clientAssertion(clientId, credential.key, audience));
  } else form.set("client_secret", credential.secret);
  return { headers: {}, form };
}

/**
 * One audience only, and a key of this provider alone: what one provider is given proves nothing at another, whatever its
 * metadata announces.
 */
function clientAssertion(
  clientId: string,
  { kid, algorithm, jwk }: ClientKey,
  audience: string,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${assertionSeconds}s`)
    .sign(jwk);
}
