import { and, eq, notInArray, or, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/platform/actor";
import { readableBy } from "@/lib/platform/db/conditions";
import { loginAttempt } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/** What the login history calls the console of each role. */
const consoleDoorOf = { superadmin: "admin", "domain-admin": "domain-admin" } as const;
export type ConsoleDoor = (typeof consoleDoorOf)[AdminRole];

export const consoleDoor = (role: AdminRole): ConsoleDoor => consoleDoorOf[role];
export const consoleDoors = Object.values(consoleDoorOf);

/**
 * The logins that the actor may read: a domain admin those of its domains. An administrator is nothing of a domain, even
 * where its login is an address there: when and from where one signs in is for superadmins and for itself to see. Throws
 * `forbidden` for who administers nothing.
 */
export function visibleAttempts(actor: Actor): SQL | undefined {
  const ofDomains = readableBy(actor, loginAttempt.domainName);
  if (actor.kind !== "domain-admin") return ofDomains;
  return and(
    ofDomains,
    or(notInArray(loginAttempt.door, consoleDoors), eq(loginAttempt.address, actor.name)),
  );
}
