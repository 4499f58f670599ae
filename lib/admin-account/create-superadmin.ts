import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { accountFields, hashFor } from "@/lib/admin-account/fields";
import { storeAdmin } from "@/lib/admin-account/store-admin";
import type { Context } from "@/lib/db/context";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";

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
