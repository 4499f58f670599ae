import { randomBytes } from "node:crypto";
import { authenticateClient, type OwnClient } from "@/lib/providers/client/authenticate-client";
import { announcedAlgorithm, usualKeyAlgorithm } from "@/lib/providers/client/client-key";
import { answerWords, ask, type ProviderAnswer, textField } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { callbackUrl, clientKeysUrl } from "@/lib/providers/settings/public-urls";

/** What is tried with our client's credential; null where there is none. */
export const ownClient = ({ issuer, clientId, credential }: OpenIdProbe): OwnClient | null =>
  credential && { issuer, clientId, credential };

/** A request to the token endpoint, in which our client proves itself as it does at a sign-in. */
export async function askForToken(
  probe: OpenIdProbe,
  parameters: Record<string, string>,
): Promise<ProviderAnswer> {
  const client = ownClient(probe);
  if (!client) throw new Error("there is nothing to prove our client with");
  const url = String(probe.metadata?.token_endpoint);
  return ask(url, { reach: probe.reachOf(url), ...(await authenticateClient(client, url, parameters)) });
}

const signs = ({ settings }: OpenIdProbe): boolean => settings.client.authentication === "private_key_jwt";

const nothingToProve = (probe: OpenIdProbe): Finding =>
  signs(probe)
    ? skipped(
        "The key pair of our client is made when this is saved.",
        "Save it, let the provider read our public keys, and test again.",
      )
    : failed(
        "No client secret was given, and the stored one belongs to another address or client.",
        "Enter the client secret: a stored one is never sent to an address that it was not stored for.",
      );

const clientAdvice = (probe: OpenIdProbe): string =>
  signs(probe)
    ? `Compare the client id (${probe.clientId}), let the provider read our public keys at ${clientKeysUrl(probe.slug)}, and try the other audience of the assertion.`
    : `Compare client id (${probe.clientId}) and client secret with those at the provider, and that the client is a confidential one and switched on.`;

const listOf = (value: unknown): string[] | null => (Array.isArray(value) ? value.map(String) : null);

/** What the provider announces that rules out our way; null when nothing does. */
function announcedObstacle(probe: OpenIdProbe): Finding | null {
  const { metadata } = probe;
  const { authentication } = probe.settings.client;
  const methods = listOf(metadata?.token_endpoint_auth_methods_supported);
  if (methods && !methods.includes(authentication))
    return failed(
      `It takes client credentials by ${methods.join(", ")} only, and ${authentication} is chosen here.`,
      "Choose one of them here, or allow this one for our client at the provider.",
    );
  return signs(probe) ? unknownAlgorithm(probe) : null;
}

function unknownAlgorithm({ metadata, credential }: OpenIdProbe): Finding | null {
  const algorithms = listOf(metadata?.token_endpoint_auth_signing_alg_values_supported);
  const usable = announcedAlgorithm(algorithms);
  // The key of a provider that is not saved yet is made for what it takes.
  const ours = credential && "key" in credential ? credential.key.algorithm : (usable ?? usualKeyAlgorithm);
  if (!algorithms || algorithms.includes(ours)) return null;
  return failed(
    `It takes assertions signed by ${algorithms.join(", ")} only; we sign by ${ours}.`,
    usable
      ? `Make a new key of our client: it will sign by ${usable}.`
      : `Allow ${ours} there, or choose a client secret here.`,
  );
}

/**
 * Whether the provider knows our client by id and secret, or key: a code that nobody issued must be refused as
 * `invalid_grant`; a wrong client is refused before (RFC 6749, section 5.2).
 */
export async function tryClient(probe: OpenIdProbe): Promise<Finding> {
  const obstacle = announcedObstacle(probe);
  if (obstacle) return obstacle;
  if (probe.credential === null) return nothingToProve(probe);
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

function judgeRefusal(probe: OpenIdProbe, answer: ProviderAnswer): Finding {
  const error = textField(answer.body, "error");
  if (error === "invalid_grant")
    return ok(
      `It knows the client ${probe.clientId} and its ${signs(probe) ? "key" : "secret"} (${probe.settings.client.authentication}).`,
    );
  const words = `It answered ${answerWords(answer)}.`;
  if (answer.status === 401 || error === "invalid_client" || error === "unauthorized_client")
    return failed(words, clientAdvice(probe));
  if (answer.status >= 500) return failed(words, "Look at the provider's log; it is not well.");
  return skipped(`${words} That neither proves nor disproves our client.`, clientAdvice(probe));
}
