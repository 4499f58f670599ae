import type { Handle } from "@/lib/platform/db/client";
import { invalidInput } from "@/lib/platform/errors";
import { passwordProblem } from "@/lib/platform/secrets/password-policy";
import { passwordStrength, tooWeak } from "@/lib/platform/secrets/password-strength";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const weakWords = words("password.chosen", {
  weak: "This password is easy to guess. Add another word or two.",
});

/**
 * Throws `invalid-input` for a password that is easily guessed, where the policy refuses common ones; what the policy itself says
 * of it is said elsewhere (`newPasswordHash`, `hashFor`). For passwords that people choose for themselves, after they have proved who they are.
 */
export async function refuseWeakPassword(
  db: Handle,
  password: string,
  { address, displayName }: { address: string; displayName: string },
): Promise<void> {
  const policy = await currentSettings(db, "passwordPolicy");
  if (!policy.refuseCommon || passwordProblem(password, address, policy)) return;
  const { score } = await passwordStrength(password, [address, displayName]);
  if (tooWeak(score)) throw invalidInput({ password: weakWords("weak") });
}
