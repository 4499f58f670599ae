import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import {
  answerWords,
  ask,
  type ProviderAnswer,
  textField,
} from "@/lib/identity-provider/connection-test/ask";
import { networkProblem } from "@/lib/identity-provider/connection-test/network-problem";
import { type Finding, failed, ok, type Probe, skipped } from "@/lib/identity-provider/connection-test/step";
import { callbackUrl } from "@/lib/identity-provider/public-urls";

const formEncoded = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);

/** A request to the token endpoint with our client's Basic credentials (RFC 6749, section 2.3.1), as Auth.js sends them. */
export function askForToken(probe: Probe, parameters: Record<string, string>): Promise<ProviderAnswer> {
  const { metadata, clientId, clientSecret } = probe;
  const credentials = `${formEncoded(clientId)}:${formEncoded(clientSecret ?? "")}`;
  const url = String(metadata?.token_endpoint);
  return ask(url, {
    reach: probe.reachOf(url),
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    form: new URLSearchParams(parameters),
  });
}

const secretAdvice = (probe: Probe): string =>
  `Compare client id (${probe.clientId}) and client secret with those at the provider, and that the client is a confidential one and switched on.`;

/**
 * Whether the provider knows our client by id and secret: a code that nobody issued must be refused as
 * `invalid_grant`; a wrong client is refused before (RFC 6749, section 5.2).
 */
export async function authenticateClient(probe: Probe): Promise<Finding> {
  if (probe.clientSecret === null)
    return failed(
      "No client secret was given, and the stored one belongs to another address or client.",
      "Enter the client secret: a stored one is never sent to an address that it was not stored for.",
    );
  const methods = probe.metadata?.token_endpoint_auth_methods_supported;
  if (Array.isArray(methods) && !methods.includes("client_secret_basic"))
    return failed(
      `It takes client credentials by ${methods.join(", ")} only.`,
      "Allow client_secret_basic for our client at the provider.",
    );
  try {
    const answer = await askForToken(probe, {
      grant_type: "authorization_code",
      code: randomBytes(16).toString("hex"),
      redirect_uri: callbackUrl(probe.slug),
      code_verifier: randomBytes(32).toString("base64url"),
    });
    return judgeRefusal(probe, answer);
  } catch (error) {
    return networkProblem(error, String(probe.metadata?.token_endpoint));
  }
}

function judgeRefusal(probe: Probe, answer: ProviderAnswer): Finding {
  const error = textField(answer.body, "error");
  if (error === "invalid_grant") return ok(`It knows the client ${probe.clientId} and its secret.`);
  const words = `It answered ${answerWords(answer)}.`;
  if (answer.status === 401 || error === "invalid_client" || error === "unauthorized_client")
    return failed(words, secretAdvice(probe));
  if (answer.status >= 500) return failed(words, "Look at the provider's log; it is not well.");
  return skipped(`${words} That neither proves nor disproves the secret.`, secretAdvice(probe));
}

/** Whether the provider would send people back to us: asked without a session and without showing anything (`prompt=none`). */
export async function checkRedirect(probe: Probe): Promise<Finding> {
  const redirectUri = callbackUrl(probe.slug);
  const endpoint = String(probe.metadata?.authorization_endpoint);
  const url = new URL(endpoint);
  const verifier = randomBytes(32).toString("base64url");
  const parameters = {
    client_id: probe.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: probe.settings.scopes,
    prompt: "none",
    state: randomBytes(16).toString("base64url"),
    nonce: randomBytes(16).toString("base64url"),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  try {
    return judgeRedirect(redirectUri, await ask(url.href, { reach: probe.reachOf(endpoint) }));
  } catch (error) {
    return networkProblem(error, url.origin);
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
