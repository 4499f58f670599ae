import { z } from "zod";
import { accountFields, hashFor } from "@/lib/accounts/admin-account/fields";
import { storeAdmin } from "@/lib/accounts/admin-account/store-admin";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const createSuperadminInput = z.strictObject(accountFields);

/** Creates an administrator of the whole installation. Superadmins only. Throws `conflict` for a login in use. */
export async function createSuperadmin(
  context: Context,
  input: z.input<typeof createSuperadminInput>,
): Promise<{ id: string; login: string }> {
  requireSuperadmin(context.actor);
  const { password, ...given } = parseInput(createSuperadminInput, input);
  const passwordHash = await hashFor(context.db, password, given.login);
  return inTransaction(context, (tx) => storeAdmin(tx, { ...given, passwordHash, role: "superadmin" }));
}
