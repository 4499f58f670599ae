import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { answerWords, ask } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok } from "@/lib/providers/connection-test/step";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { keycloakAddress } from "@/lib/providers/kinds/keycloak/realm";
import { askForToken } from "@/lib/providers/kinds/oidc/client-steps";
import { words } from "@/lib/words/text";

const peopleWords = words("provider.keycloak.people", {
  tokenAnswer: "It answered {answer}.",
  serviceAccountAdvice:
    "In Keycloak, turn on the service account of our client: client, Settings, Capability config, Service accounts roles. It's needed to read people, not to sign in.",
  serviceAccount: "The client has a service account.",
  forbidden: "The service account isn't allowed to read people (403).",
  forbiddenAdvice:
    "In Keycloak, assign it the role view-users of realm-management: client, Service accounts roles, Assign role. It's needed to read people, not to sign in.",
  apiAnswer: "The Admin REST API answered {answer}.",
  apiAdvice: "Check that Keycloak's Admin REST API can be reached from here at the server URL.",
  canRead: "The service account can read people.",
});

/** A token of our client's own service account (RFC 6749, section 4.4). */
export async function openServiceAccount(probe: KeycloakProbe): Promise<Finding> {
  try {
    const answer = await askForToken(probe, { grant_type: "client_credentials" });
    const token = (answer.body as { access_token?: unknown } | null)?.access_token;
    if (answer.status !== 200 || typeof token !== "string")
      return failed(
        peopleWords("tokenAnswer", { answer: answerWords(answer) }),
        peopleWords("serviceAccountAdvice"),
      );
    probe.accessToken = token;
    return ok(peopleWords("serviceAccount"));
  } catch (error) {
    return networkProblem(error, String(probe.metadata?.token_endpoint));
  }
}

/** Asks Keycloak's Admin REST API with our service account. */
export async function askAdminApi(probe: KeycloakProbe, path: string, question: Record<string, string> = {}) {
  const place = keycloakAddress(probe.issuer);
  if (!place) throw new Error(`${probe.issuer} is no realm of Keycloak`);
  const base = `${place.serverUrl}/admin/realms/${encodeURIComponent(place.realm)}`;
  return ask(`${base}${path}?${new URLSearchParams(question)}`, {
    reach: enteredReach,
    headers: { authorization: `Bearer ${probe.accessToken}` },
  });
}

/** The first person who fits; any person when nothing is asked. */
export const personQuery = (question: Record<string, string>) => ({
  ...question,
  max: "1",
  briefRepresentation: "false",
});

/** Whether the service account may read people: the role `view-users` of `realm-management`. */
export async function viewUsers(probe: KeycloakProbe): Promise<Finding> {
  try {
    const answer = await askAdminApi(probe, "/users", personQuery({}));
    if (answer.status === 403) return failed(peopleWords("forbidden"), peopleWords("forbiddenAdvice"));
    if (answer.status !== 200 || !Array.isArray(answer.body))
      return failed(peopleWords("apiAnswer", { answer: answerWords(answer) }), peopleWords("apiAdvice"));
    probe.people = answer.body;
    return ok(peopleWords("canRead"));
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}
