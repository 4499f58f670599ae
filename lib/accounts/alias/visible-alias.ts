import { type Alias, getAliasByAddress } from "@/lib/accounts/alias/queries";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

/**
 * The alias of this address, if the caller administers its domain. Throws `not-found`, the same for an alias of somebody
 * else's domain as for none.
 */
export async function visibleAlias(context: Context, address: string): Promise<Alias> {
  try {
    requireDomainAdmin(context.actor, canonicalAddress(address)?.domain ?? "");
  } catch (cause) {
    throw new AppError("not-found", `There is no alias ${address}.`, { cause });
  }
  return getAliasByAddress(context.db, address);
}
