import { z } from "zod";
import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import type { Obstacle } from "@/lib/providers/directory/event-source";
import { words } from "@/lib/words/text";

const eventWords = words("provider.keycloak.savedEvents", {
  unknown: "Keycloak didn't say which events it saves.",
  unknownRemedy: "Check that Keycloak is version 26 or later.",
  noAdminEvents: "Keycloak doesn't save admin events, so changes by administrators there go unnoticed.",
  noAdminEventsRemedy: "In Keycloak, turn on Save events: Realm settings, Events, Admin events settings.",
  noUserEvents: "Keycloak doesn't save user events, so changes that people make themselves go unnoticed.",
  noUserEventsRemedy: "In Keycloak, turn on Save events: Realm settings, Events, User events settings.",
  missingTypes: "Keycloak doesn't save these user events: {types}.",
  missingTypesRemedy:
    "In Keycloak, add them to the saved types: Realm settings, Events, User events settings.",
});

/** What people do to their own accounts (Keycloak's EventType) that can change a mailbox. */
export const userEventTypes = [
  "REGISTER",
  "UPDATE_PROFILE",
  "UPDATE_EMAIL",
  "VERIFY_EMAIL",
  "DELETE_ACCOUNT",
  "USER_DISABLED_BY_PERMANENT_LOCKOUT",
] as const;

const eventsConfig = z.object({
  eventsEnabled: z.boolean().default(false),
  adminEventsEnabled: z.boolean().default(false),
  enabledEventTypes: z.array(z.string()).default([]),
});

/** What a realm's event settings (`/events/config`) lack for a stream; null: nothing. */
export function eventsObstacle(stream: DirectoryEventStream, config: unknown): Obstacle | null {
  const parsed = eventsConfig.safeParse(config);
  if (!parsed.success)
    return {
      problem: eventWords("unknown"),
      remedy: eventWords("unknownRemedy"),
    };
  const { eventsEnabled, adminEventsEnabled, enabledEventTypes } = parsed.data;
  if (stream === "admin-events")
    return adminEventsEnabled
      ? null
      : {
          problem: eventWords("noAdminEvents"),
          remedy: eventWords("noAdminEventsRemedy"),
        };
  if (!eventsEnabled)
    return {
      problem: eventWords("noUserEvents"),
      remedy: eventWords("noUserEventsRemedy"),
    };
  const missing = userEventTypes.filter((type) => !enabledEventTypes.includes(type));
  return enabledEventTypes.length === 0 || missing.length === 0
    ? null
    : {
        problem: eventWords("missingTypes", { types: missing.join(", ") }),
        remedy: eventWords("missingTypesRemedy"),
      };
}
