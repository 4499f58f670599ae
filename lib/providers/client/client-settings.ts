import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { describedShapesOf } from "@/lib/providers/settings-document";

/** How a client proves itself at the token endpoint (OpenID Connect Core 1.0, section 9), as far as we can. */
export const clientAuthMethods = ["client_secret_basic", "client_secret_post", "private_key_jwt"] as const;
const assertionAudiences = ["issuer", "token-endpoint"] as const;
const pushingWays = ["auto", "always", "never"] as const;

/** How our client speaks with the provider. */
export const clientFields = fields("provider.client", {
  authentication: field(
    z
      .enum(clientAuthMethods)
      .default("client_secret_basic")
      .describe("private_key_jwt needs no secret: the key pair is made here, and its public half published."),
    {
      label: "Client authentication",
      hint: "Every provider accepts the secret in a header.",
      words: {
        client_secret_basic: "Client secret in a header (client_secret_basic)",
        client_secret_post: "Client secret in the request body (client_secret_post)",
        private_key_jwt: "Key pair created here (private_key_jwt)",
      },
      option: {
        name: "client-authentication",
        value: "method",
        help: "how our client authenticates itself at the provider",
      },
    },
  ),
  /** Whom an assertion of `private_key_jwt` is for: the issuer by the newer rule, the token endpoint by the older one. */
  assertionAudience: field(z.enum(assertionAudiences).default("issuer"), {
    label: "Assertion audience",
    hint: "Entra ID and Okta expect the token endpoint.",
    words: { issuer: "Issuer", "token-endpoint": "Token endpoint" },
    option: {
      name: "assertion-audience",
      value: "whom",
      help: "private_key_jwt: audience of the assertion",
    },
  }),
  pushedRequests: field(z.enum(pushingWays).default("auto"), {
    label: "Pushed authorization requests",
    hint: "Sends requests straight to the provider, so the browser never carries them (RFC 9126).",
    words: {
      auto: "If the provider supports it",
      always: "Always",
      never: "Only if the provider requires it",
    },
    option: { name: "pushed-requests", value: "when", help: "push authorization requests (RFC 9126)" },
  }),
});

export const clientSettings = z.strictObject(describedShapesOf(clientFields));
export type ClientSettings = z.output<typeof clientSettings>;
