import { domainsOfAdmin } from "@/lib/accounts/admin-account/queries";
import type { FoundAdminSession } from "@/lib/credentials/admin-session/queries";
import type { Actor } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/** Who acts in the name of an administrator's session; domains are those of this moment. */
export async function sessionActor(
  db: Handle,
  role: AdminRole,
  { adminId: id, login: name, byGroups }: Pick<FoundAdminSession, "adminId" | "login" | "byGroups">,
): Promise<Extract<Actor, { kind: AdminRole }>> {
  if (role === "superadmin") return { kind: role, id, name };
  if (!byGroups) return { kind: role, id, name, domains: await domainsOfAdmin(db, id) };
  const { domains, delegated } = byGroups;
  return { kind: role, id, name, domains, ...(delegated.length > 0 ? { delegated } : {}) };
}
