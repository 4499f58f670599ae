import { randomBytes } from "node:crypto";
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from "oidc-provider";
import type { OpenidAccount, OpenidClient } from "@/lib/testing/openid-provider/accounts";
import { memoryAdapter } from "@/lib/testing/openid-provider/memory-adapter";
import { signingKey } from "@/lib/testing/openid-provider/signing-keys";

/** What kind of provider it is, where that matters; all of it may be left out. */
export interface ProviderTraits {
  /** Pushed authorization requests (RFC 9126): offered, or the only way. */
  par?: "offered" | "required";
  /** What the client's assertions may be signed by; the library's own list unless told. */
  clientAlgorithms?: ("RS256" | "PS256" | "ES256" | "ES384")[];
  /** Claims stand in the ID token as well, as Keycloak has it; else at `/me` only (OpenID Connect Core 5.4). */
  claimsInToken?: boolean;
  /** It takes no notice of PKCE, as providers that do not know it: the parameters are nothing to it. */
  forgetsPkce?: boolean;
  /** How the provider itself sends logout tokens. */
  fetch?: NonNullable<Configuration["fetch"]>;
}

/** Everybody agrees to everything: what is tested lies behind that page. */
async function agree(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope(String(params?.scope));
  await grant.save();
  return grant;
}

/** Asks before the session there ends, as OpenID Connect RP-Initiated Logout 1.0 (section 2) has it. */
function askBeforeSignOut(ctx: KoaContextWithOIDC, form: string): void {
  ctx.type = "html";
  ctx.body = `<!doctype html><title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
}

/** The path under which it was asked, in front of its own. */
const mountOf = ({ req }: KoaContextWithOIDC): string => {
  const { originalUrl = "", url = "" } = req as { originalUrl?: string; url?: string };
  return originalUrl.slice(0, originalUrl.indexOf(url));
};

const clientMetadata = (client: OpenidClient): ClientMetadata => ({
  client_id: client.clientId,
  ...(client.authMethod === "private_key_jwt" ? {} : { client_secret: client.clientSecret }),
  ...(client.jwksUri ? { jwks_uri: client.jwksUri } : {}),
  redirect_uris: [client.redirectUri, ...(client.adminRedirectUri ? [client.adminRedirectUri] : [])],
  post_logout_redirect_uris: [client.postLogoutRedirectUri],
  backchannel_logout_uri: client.backchannelLogoutUri,
  backchannel_logout_session_required: true,
  token_endpoint_auth_method: client.authMethod ?? "client_secret_basic",
});

/** A provider with one client. */
export async function configurationFor(
  client: OpenidClient,
  accounts: ReadonlyMap<string, OpenidAccount>,
  { par, clientAlgorithms, claimsInToken = false, forgetsPkce = false, fetch }: ProviderTraits,
): Promise<Configuration> {
  return {
    adapter: memoryAdapter(),
    clients: [clientMetadata(client)],
    jwks: { keys: [await signingKey("published")] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    scopes: ["openid", "profile", "email", "groups"],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    conformIdTokenClaims: !claimsInToken,
    ttl: { Interaction: 600, Session: 3_600, Grant: 3_600, AccessToken: 600, IdToken: 600 },
    ...(clientAlgorithms ? { enabledJWA: { clientAuthSigningAlgValues: clientAlgorithms } } : {}),
    pkce: { required: () => !forgetsPkce },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askBeforeSignOut },
      pushedAuthorizationRequests: {
        enabled: par !== undefined,
        requirePushedAuthorizationRequests: par === "required",
      },
    },
    findAccount: (_ctx, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: () => ({ ...account }) };
    },
    loadExistingGrant: agree,
    interactions: { url: (ctx, { uid }) => `${mountOf(ctx)}/interaction/${uid}` },
    ...(fetch ? { fetch } : {}),
  };
}
