import { z } from "zod";
import { getMailbox, passwordHashOf } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { refuseWeakPassword } from "@/lib/accounts/chosen-password/refuse-weak-password";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { refuseImpersonated, requireMailboxAccess } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";

const changeOwnPasswordInput = z.strictObject({
  mailboxId: z.uuid(),
  currentPassword: z.string().min(1).max(1_024),
  password: z.string(),
});

export type PasswordChange =
  | { changed: true }
  | { changed: false; reason: "wrong-password" | "too-many-attempts" };

/**
 * Changes a mailbox's password for somebody who knows the current one, so that an unattended browser is not enough
 * (OWASP ASVS 5.0, 6.2.3); never for who has only opened the mailbox. Wrong guesses count like wrong sign-ins. Ends
 * every web session of the mailbox. Throws what `setMailboxPassword` throws, and `invalid-input` for a password that is
 * easily guessed, where the policy refuses common ones.
 */
export async function changeOwnPassword(
  context: Context,
  input: z.input<typeof changeOwnPasswordInput>,
): Promise<PasswordChange> {
  const { mailboxId, currentPassword, password } = parseInput(changeOwnPasswordInput, input);
  const mailbox = await getMailbox(context.db, mailboxId);
  requireMailboxAccess(context.actor, mailbox);
  refuseImpersonated(context.actor);
  requirePermission(context.actor, mailbox, "mayChangePassword");
  const guess = await takeGuess(mailbox.address, context.ip ?? null);
  if (!guess) return { changed: false, reason: "too-many-attempts" };
  const hash = await passwordHashOf(context.db, mailboxId);
  if (!hash || !(await verifyPassword(currentPassword, hash, { name: mailbox.address })))
    return { changed: false, reason: "wrong-password" };
  await guess.giveBack();
  // Only after the current password: estimating costs more than most that somebody signed in can ask for.
  await refuseWeakPassword(context.db, password, mailbox);
  await setMailboxPassword(context, { mailboxId, password });
  return { changed: true };
}
