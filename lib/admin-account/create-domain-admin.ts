import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { accountFields, domainNames, hashFor } from "@/lib/admin-account/fields";
import { storeAdmin } from "@/lib/admin-account/store-admin";
import type { Context } from "@/lib/db/context";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";

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
