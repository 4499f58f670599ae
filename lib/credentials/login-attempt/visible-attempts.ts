import { and, eq, notInArray, or, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/platform/actor";
import { readableBy } from "@/lib/platform/db/conditions";
import { loginAttempt } from "@/lib/platform/db/schema";

/** The doors of administrators, as `noteAdminSignIn` names them. */
export const consoleDoors = ["admin", "domain-admin"];

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
