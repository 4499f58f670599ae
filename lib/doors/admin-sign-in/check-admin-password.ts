import { findAdminForSignIn } from "@/lib/accounts/admin-account/queries";
import { rewriteAdminHashLater } from "@/lib/accounts/admin-account/rewrite-admin-hash";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";
import type { Handle } from "@/lib/platform/db/client";
import { checkPassword } from "@/lib/platform/secrets/verified-password";

/**
 * The account with this canonical login if the password is its own, else null; the same time goes by either way. A hash
 * that should not stay is rewritten soon. Throws `unavailable` when too many hashes are waiting.
 */
export async function checkAdminPassword(db: Handle, login: string, plain: string) {
  const account = await findAdminForSignIn(db, login);
  const stored = account?.passwordHash ?? null;
  if (!(await checkPassword({ name: adminGuessName(login), plain, stored }))) return null;
  if (account) rewriteAdminHashLater({ name: login, plain, stored: account.passwordHash });
  return account;
}
