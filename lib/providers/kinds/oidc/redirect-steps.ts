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
  if (!probe.metadata || !client) return skipped("Needs a client that can prove itself.");
  const known = { metadata: probe.metadata, reachOf: probe.reachOf };
  const pushing = pushingOf(probe.settings.client, known);
  if (pushing === "no")
    return skipped(
      "Requests go by the browser: the provider does not announce another way, or it is switched off here.",
    );
  try {
    probe.pushed = await pushAuthorization(client, known, silentRequest(probe));
    return ok("It takes our authorization requests beforehand (RFC 9126).");
  } catch (error) {
    if (!(error instanceof ForeignProblem)) throw error;
    return pushing === "must"
      ? failed(error.message, pushAdvice)
      : skipped(`${error.message} Requests go by the browser then.`, pushAdvice);
  }
}

const pushAdvice =
  "Allow pushed authorization requests for our client at the provider, or never push them, if the provider does not insist.";

/** What is answered by a provider where nobody is signed in (OpenID Connect Core 1.0, section 3.1.2.6). */
const expectedErrors = [
  "login_required",
  "interaction_required",
  "consent_required",
  "account_selection_required",
];

function judgeRedirect(redirectUri: string, answer: ProviderAnswer): Finding {
  const advice = `Enter ${redirectUri} as a redirect URL of our client there (this installation is ${env().PORTAL_URL}).`;
  if (!answer.location?.startsWith(redirectUri)) {
    return answer.status >= 400
      ? failed(`It refuses to send people back to ${redirectUri} (${answer.status}).`, advice)
      : skipped("It did not say whether it would send people back to us.", advice);
  }
  const error = new URL(answer.location).searchParams.get("error");
  if (error === null || expectedErrors.includes(error)) return ok(`It sends people back to ${redirectUri}.`);
  if (error === "invalid_scope")
    return failed(
      "It refuses one of the scopes.",
      "Take out of the scopes what it does not know; openid must stay.",
    );
  return failed(
    `It sends people back, but with the error ${error.replace(/[^\x20-\x7e]/g, " ").slice(0, 100)}.`,
    "Check that the client at the provider may use the authorization code flow with PKCE (S256).",
  );
}
