import { z } from "zod";
import { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { refuseWeakPassword } from "@/lib/accounts/chosen-password/refuse-weak-password";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";
import { requireOwner } from "@/lib/credentials/second-factor/owner";
import { checkAdminPassword } from "@/lib/doors/admin-sign-in/check-admin-password";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";

const changeAdminPasswordInput = z.strictObject({
  adminId: z.uuid(),
  currentPassword: z.string().min(1).max(1_024),
  password: z.string(),
});

export type AdminPasswordChange =
  | { changed: true }
  | { changed: false; reason: "wrong-password" | "too-many-attempts" };

/**
 * Changes an administrator's own password for somebody who knows the present one (OWASP ASVS 5.0, 6.2.3). Ends all
 * its sessions. Throws what `setAdminPassword` throws, and `invalid-input` for a password that is
 * easily guessed, where the policy refuses common ones.
 */
export async function changeAdminPassword(
  context: Context,
  input: z.input<typeof changeAdminPasswordInput>,
): Promise<AdminPasswordChange> {
  const { adminId, currentPassword, password } = parseInput(changeAdminPasswordInput, input);
  requireOwner(context.actor, { kind: "admin", id: adminId });
  const { login, displayName } = await getAdminAccount(context.db, adminId);
  const guess = await takeGuess(adminGuessName(login), context.ip ?? null);
  if (!guess) return { changed: false, reason: "too-many-attempts" };
  if (!(await checkAdminPassword(context.db, login, currentPassword)))
    return { changed: false, reason: "wrong-password" };
  await guess.giveBack();
  await refuseWeakPassword(context.db, password, { address: login, displayName });
  await setAdminPassword(context, { adminId, password });
  return { changed: true };
}
