import { z } from "zod";
import { accountShapes, hashFor } from "@/lib/accounts/admin-account/fields";
import { recordedAdmin } from "@/lib/accounts/admin-account/kept";
import { storeAdmin } from "@/lib/accounts/admin-account/store-admin";
import { verb } from "@/lib/catalogue/run";

export const createSuperadminInput = z.strictObject(accountShapes);

/** Creates an administrator of the whole installation. Superadmins only. Throws `conflict` for a login in use. */
export const createSuperadmin = verb({
  ...recordedAdmin,
  input: createSuperadminInput,
  prepare: ({ db }, { password, login }) => hashFor(db, password, login),
  work: (tx, { password: _, ...given }, passwordHash) =>
    storeAdmin(tx.db, { ...given, passwordHash, role: "superadmin" }),
});
