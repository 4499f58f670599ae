import type { Handle } from "@/lib/platform/db/client";
import { isInNetworks } from "@/lib/platform/networks";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Whether somebody may use the pages and the API of this role from there; an unknown address is in no network. */
export async function isAdminNetwork(
  db: Handle,
  role: "superadmin" | "domain-admin",
  ip: string | undefined,
): Promise<boolean> {
  const { adminNetworks, domainAdminNetworks } = await currentSettings(db, "access");
  const networks = role === "superadmin" ? adminNetworks : domainAdminNetworks;
  return networks.length === 0 || (ip !== undefined && isInNetworks(ip, networks));
}
