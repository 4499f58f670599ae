import type { Handle } from "@/lib/platform/db/client";
import { invalidInput } from "@/lib/platform/errors";
import { hashPassword, hashProblem, hashProblemWords } from "@/lib/platform/secrets/password-hash";
import { passwordProblem } from "@/lib/platform/secrets/password-policy";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

interface GivenPassword {
  password?: string | undefined;
  passwordHash?: string | undefined;
}

const passwordWords = words("mailbox.newPassword", {
  both: "must be left out when a password is given",
});

/**
 * The hash to store for a typed password (checked against the policy) or for a ready hash (its scheme must be
 * known; blanks around it do not count); null when neither is given. Throws `invalid-input`.
 */
export async function newPasswordHash(
  db: Handle,
  given: GivenPassword,
  address: string,
): Promise<string | null> {
  const { password, passwordHash } = given;
  if (password !== undefined && passwordHash !== undefined)
    throw invalidInput({ passwordHash: passwordWords("both") });
  if (passwordHash !== undefined) {
    const hash = passwordHash.trim();
    const problem = hashProblem(hash);
    if (problem) throw invalidInput({ passwordHash: hashProblemWords(problem) });
    return hash;
  }
  if (password === undefined) return null;
  const problem = passwordProblem(password, address, await currentSettings(db, "passwordPolicy"));
  if (problem) throw invalidInput({ password: problem });
  return hashPassword(password);
}
