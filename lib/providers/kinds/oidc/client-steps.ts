import { randomBytes } from "node:crypto";
import { authenticateClient, type OwnClient } from "@/lib/providers/client/authenticate-client";
import { announcedAlgorithm, usualKeyAlgorithm } from "@/lib/providers/client/client-key";
import { answerWords, ask, type ProviderAnswer, textField } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { callbackUrl, clientKeysUrl } from "@/lib/providers/settings/public-urls";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const clientWords = words("provider.test.client", {
  noKeyYet: "Our client's key pair is created when you save.",
  noKeyYetAdvice: "Save, have the provider read our public keys, and test again.",
  noSecret: "No client secret was entered, and the stored one belongs to another address or client.",
  noSecretAdvice:
    "Enter the client secret. A stored secret is never sent to an address it wasn't stored for.",
  keyAdvice:
    "Compare the client ID ({clientId}), have the provider read our public keys at {keysUrl}, and try the other audience for the assertion.",
  secretAdvice:
    "Compare the client ID ({clientId}) and client secret with those at the provider, and make sure the client is confidential and enabled.",
  otherMethods: "It accepts client credentials only by {methods}, but {chosen} is selected here.",
  otherMethodsAdvice: "Select one of them here, or allow this one for our client at the provider.",
  otherAlgorithms: "It accepts only assertions signed with {algorithms}, but we sign with {ours}.",
  newKeyAdvice: "Create a new key for our client. It will sign with {algorithm}.",
  algorithmAdvice: "Allow {algorithm} there, or select a client secret here.",
  knownByKey: "It knows the client {clientId} and its key ({method}).",
  knownBySecret: "It knows the client {clientId} and its secret ({method}).",
  answered: "It answered {answer}.",
  serverErrorAdvice: "Check the provider's log. It isn't working properly.",
  undecided: "That neither confirms nor rules out our client.",
});

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
    ? skipped(clientWords("noKeyYet"), clientWords("noKeyYetAdvice"))
    : failed(clientWords("noSecret"), clientWords("noSecretAdvice"));

const clientAdvice = (probe: OpenIdProbe): Text =>
  signs(probe)
    ? clientWords("keyAdvice", { clientId: probe.clientId, keysUrl: clientKeysUrl(probe.slug) })
    : clientWords("secretAdvice", { clientId: probe.clientId });

const listOf = (value: unknown): string[] | null => (Array.isArray(value) ? value.map(String) : null);

/** What the provider announces that rules out our way; null when nothing does. */
function announcedObstacle(probe: OpenIdProbe): Finding | null {
  const { metadata } = probe;
  const { authentication } = probe.settings.client;
  const methods = listOf(metadata?.token_endpoint_auth_methods_supported);
  if (methods && !methods.includes(authentication))
    return failed(
      clientWords("otherMethods", { methods: methods.join(", "), chosen: authentication }),
      clientWords("otherMethodsAdvice"),
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
    clientWords("otherAlgorithms", { algorithms: algorithms.join(", "), ours }),
    usable
      ? clientWords("newKeyAdvice", { algorithm: usable })
      : clientWords("algorithmAdvice", { algorithm: ours }),
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
      clientWords(signs(probe) ? "knownByKey" : "knownBySecret", {
        clientId: probe.clientId,
        method: probe.settings.client.authentication,
      }),
    );
  const answered = clientWords("answered", { answer: answerWords(answer) });
  if (answer.status === 401 || error === "invalid_client" || error === "unauthorized_client")
    return failed(answered, clientAdvice(probe));
  if (answer.status >= 500) return failed(answered, clientWords("serverErrorAdvice"));
  return skipped(sentences(answered, clientWords("undecided")), clientAdvice(probe));
}
