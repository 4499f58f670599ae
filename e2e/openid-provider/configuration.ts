import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { trustedRequest } from "../trusted-request";
import type { OpenidAccount, OpenidClient } from "./accounts";

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

/** Back-channel logout, the provider's only request to anybody; the portal's certificate is the demo's own. */
const tellPortal: NonNullable<Configuration["fetch"]> = async (url, options) => {
  const form = Object.fromEntries(new URLSearchParams(String(options?.body)));
  const { status } = await trustedRequest({ method: "POST", url: String(url), form });
  return new Response(null, { status });
};

/**
 * A provider with one client. Its claims are read from `/userinfo` (`conformIdTokenClaims`, OpenID Connect Core 5.4),
 * unlike Keycloak's, which stand in the ID token as well.
 */
export async function configurationFor(
  client: OpenidClient,
  accounts: ReadonlyMap<string, OpenidAccount>,
): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [client.postLogoutRedirectUri],
        backchannel_logout_uri: client.backchannelLogoutUri,
        backchannel_logout_session_required: true,
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    scopes: ["openid", "profile", "email", "groups"],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    conformIdTokenClaims: true,
    ttl: { Interaction: 600, Session: 3_600, Grant: 3_600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askBeforeSignOut },
    },
    findAccount: (_ctx, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: () => ({ ...account }) };
    },
    loadExistingGrant: agree,
    fetch: tellPortal,
  };
}
