import { z } from "zod";

/** How a client proves itself at the token endpoint (OpenID Connect Core 1.0, section 9), as far as we can. */
export const clientAuthMethods = ["client_secret_basic", "client_secret_post", "private_key_jwt"] as const;
export const assertionAudiences = ["issuer", "token-endpoint"] as const;
export const pushingWays = ["auto", "always", "never"] as const;

/** How our client speaks with the provider. */
export const clientSettings = z.strictObject({
  authentication: z
    .enum(clientAuthMethods)
    .default("client_secret_basic")
    .describe("private_key_jwt needs no secret: the key pair is made here, and its public half published."),
  /** Whom an assertion of `private_key_jwt` is for: the issuer by the newer rule, the token endpoint by the older one. */
  assertionAudience: z.enum(assertionAudiences).default("issuer"),
  /** Pushed authorization requests (RFC 9126): `auto` where the provider announces them. */
  pushedRequests: z.enum(pushingWays).default("auto"),
});
export type ClientSettings = z.output<typeof clientSettings>;
