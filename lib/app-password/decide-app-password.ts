import type { Login } from "@/lib/app-password/find-login";
import { noteAppPasswordUse } from "@/lib/app-password/last-use";
import type { Door } from "@/lib/db/protocols";
import { type AccessDecision, decideAccess } from "@/lib/mailbox/access";
import { isInNetworks } from "@/lib/networks";

/**
 * Whether an app password that was found opens this door for this address of the caller; its use is noted. Null when
 * the login named none. An unknown caller's address is in no network.
 */
export function decideAppPassword(login: Login, door: Door, ip: string | null): AccessDecision | null {
  const found = login.appPassword;
  if (!found) return null;
  const networkAllowed =
    found.allowedNetworks.length === 0 || (ip !== null && isInNetworks(ip, found.allowedNetworks));
  const { protocols, expiresAt } = found;
  const decision = decideAccess(login.facts, door, {
    kind: "app-password",
    protocols,
    expiresAt,
    networkAllowed,
  });
  if (decision.allowed) noteAppPasswordUse({ id: found.id, ip, service: door });
  return decision;
}
