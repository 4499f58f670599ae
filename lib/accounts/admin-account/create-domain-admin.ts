import { z } from "zod";
import { accountFields, domainNames, hashFor } from "@/lib/accounts/admin-account/fields";
import { storeAdmin } from "@/lib/accounts/admin-account/store-admin";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const createDomainAdminInput = z.strictObject({
  ...accountFields,
  domains: domainNames,
  /** May open the portal and webmail as a mailbox of its domains. */
  mayOpenAs: z.boolean().default(false),
});

/**
 * Creates an administrator of some domains. Superadmins only. Throws `conflict` for a login in use, `invalid-input`
 * for a domain that does not exist.
 */
export async function createDomainAdmin(
  context: Context,
  input: z.input<typeof createDomainAdminInput>,
): Promise<{ id: string; login: string }> {
  requireSuperadmin(context.actor);
  const { password, ...given } = parseInput(createDomainAdminInput, input);
  const passwordHash = await hashFor(context.db, password, given.login);
  return inTransaction(context, (tx) => storeAdmin(tx, { ...given, passwordHash, role: "domain-admin" }));
}
