import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/*
 * A stand-in identity provider: only for what a real one never does, such as lying in a token or hanging. Everything
 * else is tested against Keycloak in e2e/.
 */

export interface StandInProvider {
  issuer: string;
  /** A token signed by the published key; `claims` override the honest ones. */
  token(claims?: JWTPayload): Promise<string>;
  /** A token with the published key's id, but signed by another key. */
  forgedToken(claims?: JWTPayload): Promise<string>;
  /** What `/userinfo` answers. */
  userinfo: Record<string, unknown>;
  /** While true, no request is answered. */
  hanging: boolean;
  /** What discovery says the issuer is; the honest one unless set. */
  claimedIssuer: string | null;
  stop(): Promise<void>;
}

export async function startStandInProvider(clientId = "letterlock"): Promise<StandInProvider> {
  const published = await generateKeyPair("RS256");
  const other = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(published.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const server = createServer((request, response) => {
    if (provider.hanging) return;
    const { issuer } = provider;
    const answers: Record<string, unknown> = {
      "/.well-known/openid-configuration": {
        issuer: provider.claimedIssuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
      },
      "/keys": { keys: [jwk] },
      "/userinfo": provider.userinfo,
    };
    const answer = answers[request.url ?? ""];
    response
      .writeHead(answer ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (key: CryptoKey, claims: JWTPayload) =>
    new SignJWT({ iss: issuer, aud: clientId, azp: clientId, sub: "subject-1", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuedAt(claims.iat)
      .setExpirationTime(claims.exp ?? "5m")
      .sign(key);
  const provider: StandInProvider = {
    issuer,
    token: (claims = {}) => sign(published.privateKey, claims),
    forgedToken: (claims = {}) => sign(other.privateKey, claims),
    userinfo: {},
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
