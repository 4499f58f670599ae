import { type AccessDecision, decideAccess } from "@/lib/access/decide-access";
import type { Login } from "@/lib/credentials/app-password/find-login";
import { noteAppPasswordUse } from "@/lib/credentials/app-password/last-use";
import type { Door } from "@/lib/platform/db/protocols";
import { isInNetworks } from "@/lib/platform/networks";

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
