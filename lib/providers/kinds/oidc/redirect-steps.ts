import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { ask, type ProviderAnswer } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import { ownClient } from "@/lib/providers/kinds/oidc/client-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { pushAuthorization, pushingOf } from "@/lib/providers/openid/push-authorization";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const redirectWords = words("provider.test.redirect", {
  advice: "Add {url} as a redirect URL of our client there. This installation is {portal}.",
  refused: "It refuses to send people back to {url} ({status}).",
  unknown: "It didn't say whether it would send people back to us.",
  accepted: "It sends people back to {url}.",
  scopeRefused: "It refuses one of the scopes.",
  scopeAdvice: "Remove the scopes that it doesn't know. Keep openid.",
  withError: "It sends people back, but with the error {error}.",
  withErrorAdvice:
    "Check that the client at the provider can use the authorization code flow with PKCE (S256).",
});

const pushWords = words("provider.test.push", {
  needsClient: "Needs a client that can authenticate itself.",
  byBrowser:
    "Requests are sent through the browser: the provider doesn't announce pushed requests, or they are disabled here.",
  accepted: "It accepts pushed authorization requests (RFC 9126).",
  fallback: "Requests are then sent through the browser.",
  advice:
    "Allow pushed authorization requests for our client at the provider, or never push them if the provider doesn't require it.",
});

/** Whether the provider would send people back to us: asked without a session and without showing anything (`prompt=none`). */
export async function checkRedirect(probe: OpenIdProbe): Promise<Finding> {
  const endpoint = String(probe.metadata?.authorization_endpoint);
  const url = probe.pushed ?? silentRequest(probe);
  try {
    return judgeRedirect(callbackUrl(probe.slug), await ask(url.href, { reach: probe.reachOf(endpoint) }));
  } catch (error) {
    return networkProblem(error, url.origin);
  }
}

/** An authorization request as at a sign-in, to be answered without showing anything to anybody. */
function silentRequest(probe: OpenIdProbe): URL {
  const url = new URL(String(probe.metadata?.authorization_endpoint));
  const verifier = randomBytes(32).toString("base64url");
  const parameters = {
    client_id: probe.clientId,
    redirect_uri: callbackUrl(probe.slug),
    response_type: "code",
    scope: probe.settings.scopes,
    prompt: "none",
    state: randomBytes(16).toString("base64url"),
    nonce: randomBytes(16).toString("base64url"),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** Whether the provider takes our authorization request beforehand (RFC 9126), where it should. */
export async function pushRequest(probe: OpenIdProbe): Promise<Finding> {
  const client = ownClient(probe);
  if (!probe.metadata || !client) return skipped(pushWords("needsClient"));
  const known = { metadata: probe.metadata, reachOf: probe.reachOf };
  const pushing = pushingOf(probe.settings.client, known);
  if (pushing === "no") return skipped(pushWords("byBrowser"));
  try {
    probe.pushed = await pushAuthorization(client, known, silentRequest(probe));
    return ok(pushWords("accepted"));
  } catch (error) {
    if (!(error instanceof ForeignProblem)) throw error;
    return pushing === "must"
      ? failed(error.text, pushWords("advice"))
      : skipped(sentences(error.text, pushWords("fallback")), pushWords("advice"));
  }
}

/** What is answered by a provider where nobody is signed in (OpenID Connect Core 1.0, section 3.1.2.6). */
const expectedErrors = [
  "login_required",
  "interaction_required",
  "consent_required",
  "account_selection_required",
];

function judgeRedirect(redirectUri: string, answer: ProviderAnswer): Finding {
  const advice = redirectWords("advice", { url: redirectUri, portal: env().PORTAL_URL });
  if (!answer.location?.startsWith(redirectUri)) {
    return answer.status >= 400
      ? failed(redirectWords("refused", { url: redirectUri, status: String(answer.status) }), advice)
      : skipped(redirectWords("unknown"), advice);
  }
  const error = new URL(answer.location).searchParams.get("error");
  if (error === null || expectedErrors.includes(error))
    return ok(redirectWords("accepted", { url: redirectUri }));
  if (error === "invalid_scope") return failed(redirectWords("scopeRefused"), redirectWords("scopeAdvice"));
  return failed(
    redirectWords("withError", { error: error.replace(/[^\x20-\x7e]/g, " ").slice(0, 100) }),
    redirectWords("withErrorAdvice"),
  );
}
