import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWTHeaderParameters, SignJWT } from "jose";
import { publicPart, type SigningKey, signingKey } from "@/lib/testing/openid-provider/signing-keys";

/*
 * A fake identity provider: only for what a real one never does, such as lying in a token or hanging. Everything
 * else is tested against Keycloak in e2e/.
 */

/** What a token shall say; `undefined` leaves a claim out. */
export type TokenClaims = Record<string, unknown>;

export interface FakeProvider {
  issuer: string;
  /** A token signed by the published key; `claims` override the honest ones, `header` adds to its own. */
  token(claims?: TokenClaims, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** A token with the published key's id, but signed by another key. */
  forgedToken(claims?: TokenClaims): Promise<string>;
  /** What `/userinfo` answers. */
  userinfo: Record<string, unknown>;
  /** What `/userinfo` answers instead, whatever it is. */
  userinfoAnswer: { status: number; type: string; body: string } | null;
  /** While true, no request is answered. */
  hanging: boolean;
  /** What discovery says the issuer is; the honest one unless set. */
  claimedIssuer: string | null;
  stop(): Promise<void>;
}

function times() {
  const iat = Math.floor(Date.now() / 1_000);
  return { iat, exp: iat + 300 };
}

export async function startFakeProvider(clientId = "letterlock"): Promise<FakeProvider> {
  const [published, other] = await Promise.all([signingKey("k1"), signingKey("unpublished")]);
  const server = createServer((request, response) => {
    if (provider.hanging) return;
    const { issuer, userinfoAnswer } = provider;
    if (userinfoAnswer && request.url === "/userinfo") {
      const { status, type, body } = userinfoAnswer;
      return void response.writeHead(status, { "content-type": type }).end(body);
    }
    const answers: Record<string, unknown> = {
      "/.well-known/openid-configuration": {
        issuer: provider.claimedIssuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
      },
      "/keys": { keys: [publicPart(published)] },
      "/userinfo": provider.userinfo,
    };
    const answer = answers[request.url ?? ""];
    response
      .writeHead(answer ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (key: SigningKey, claims: TokenClaims, header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT({ iss: issuer, aud: clientId, azp: clientId, sub: "subject-1", ...times(), ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "k1", ...header })
      .sign(key);
  const provider: FakeProvider = {
    issuer,
    token: (claims = {}, header) => sign(published, claims, header),
    forgedToken: (claims = {}) => sign(other, claims),
    userinfo: {},
    userinfoAnswer: null,
    hanging: false,
    claimedIssuer: null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
