import { z } from "zod";
import { accountShapes, adminFields, domainNames, hashFor } from "@/lib/accounts/admin-account/fields";
import { recordedAdmin } from "@/lib/accounts/admin-account/kept";
import { storeAdmin } from "@/lib/accounts/admin-account/store-admin";
import { verb } from "@/lib/catalogue/run";

export const createDomainAdminInput = z.strictObject({
  ...accountShapes,
  domains: domainNames,
  /** May open the portal and webmail as a mailbox of its domains. */
  mayImpersonate: adminFields.mayImpersonate.schema.default(false),
});

/**
 * Creates an administrator of some domains. Superadmins only. Throws `conflict` for a login in use, `invalid-input`
 * for a domain that does not exist.
 */
export const createDomainAdmin = verb({
  ...recordedAdmin,
  input: createDomainAdminInput,
  prepare: ({ db }, { password, login }) => hashFor(db, password, login),
  work: (tx, { password: _, ...given }, passwordHash) =>
    storeAdmin(tx.db, { ...given, passwordHash, role: "domain-admin" }),
});
