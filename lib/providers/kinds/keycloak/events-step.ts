import { noticeStreams } from "@/lib/platform/db/schema/directory-notice";
import { answerWords } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import { eventsObstacle } from "@/lib/providers/kinds/keycloak/events";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { askAdminApi } from "@/lib/providers/kinds/keycloak/people-steps";

/**
 * Whether the service account may read events, and the realm keeps those that notices are made from. Where notices are not
 * switched on here nothing of it is a failure.
 */
export async function viewEvents(probe: KeycloakProbe): Promise<Finding> {
  const lacking = probe.settings.sync.notices ? failed : skipped;
  try {
    const answer = await askAdminApi(probe, "/events/config", {});
    if (answer.status === 403)
      return lacking(
        "The service account may not read events (403).",
        "Give it the role view-events of realm-management in Keycloak: client, Service accounts roles, Assign role. It is needed for fast notices only.",
      );
    if (answer.status !== 200)
      return lacking(
        `The Admin REST API answered ${answerWords(answer)}.`,
        "Check that Keycloak is of version 26 or later.",
      );
    const obstacles = noticeStreams.flatMap((stream) => eventsObstacle(stream, answer.body) ?? []);
    if (obstacles.length === 0) return ok("Events may be read, and the realm keeps those that are needed.");
    return lacking(
      obstacles.map(({ problem }) => problem).join(" "),
      obstacles.map(({ remedy }) => remedy).join(" "),
    );
  } catch (error) {
    return networkProblem(error, probe.issuer);
  }
}
