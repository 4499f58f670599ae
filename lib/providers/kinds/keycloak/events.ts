import { z } from "zod";
import type { NoticeStream } from "@/lib/platform/db/schema/directory-notice";

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
export function eventsObstacle(
  stream: NoticeStream,
  config: unknown,
): { problem: string; remedy: string } | null {
  const parsed = eventsConfig.safeParse(config);
  if (!parsed.success)
    return {
      problem: "Keycloak did not say which events it keeps.",
      remedy: "Check that Keycloak is of version 26 or later.",
    };
  const { eventsEnabled, adminEventsEnabled, enabledEventTypes } = parsed.data;
  if (stream === "admin-events")
    return adminEventsEnabled
      ? null
      : {
          problem:
            "Keycloak does not keep admin events, so nobody hears of what administrators change there.",
          remedy: "In Keycloak: Realm settings, Events, Admin events settings, switch on Save events.",
        };
  if (!eventsEnabled)
    return {
      problem: "Keycloak does not keep user events, so nobody hears of what people change themselves.",
      remedy: "In Keycloak: Realm settings, Events, User events settings, switch on Save events.",
    };
  const missing = userEventTypes.filter((type) => !enabledEventTypes.includes(type));
  return enabledEventTypes.length === 0 || missing.length === 0
    ? null
    : {
        problem: `Keycloak does not keep these user events: ${missing.join(", ")}.`,
        remedy: "In Keycloak: Realm settings, Events, User events settings, add them to the saved types.",
      };
}
