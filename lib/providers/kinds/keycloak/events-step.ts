import { directoryEventStreams } from "@/lib/platform/db/schema/directory-event";
import { answerWords } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import { eventsObstacle } from "@/lib/providers/kinds/keycloak/event-records";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { askAdminApi } from "@/lib/providers/kinds/keycloak/people-steps";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const eventWords = words("provider.keycloak.events", {
  forbidden: "The service account isn't allowed to read events (403).",
  forbiddenAdvice:
    "In Keycloak, assign it the role view-events of realm-management: client, Service accounts roles, Assign role. It's needed only for directory events.",
  answered: "The Admin REST API answered {answer}.",
  versionAdvice: "Check that Keycloak is version 26 or later.",
  kept: "Events can be read, and the realm saves those that are needed.",
});

/**
 * Whether the service account may read events, and the realm keeps those that directory events are made from. Where directory events are not
 * switched on here nothing of it is a failure.
 */
export async function viewEvents(probe: KeycloakProbe): Promise<Finding> {
  const lacking = probe.settings.sync.notices ? failed : skipped;
  try {
    const answer = await askAdminApi(probe, "/events/config", {});
    if (answer.status === 403) return lacking(eventWords("forbidden"), eventWords("forbiddenAdvice"));
    if (answer.status !== 200)
      return lacking(eventWords("answered", { answer: answerWords(answer) }), eventWords("versionAdvice"));
    const obstacles = directoryEventStreams.flatMap((stream) => eventsObstacle(stream, answer.body) ?? []);
    const [first, ...more] = obstacles;
    if (!first) return ok(eventWords("kept"));
    return lacking(
      sentences(first.problem, ...more.map(({ problem }) => problem)),
      sentences(first.remedy, ...more.map(({ remedy }) => remedy)),
    );
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}
