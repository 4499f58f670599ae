import { decideAccess } from "@/lib/access/decide-access";
import { findProof, type PasswordProof, passwordProofs, rememberedProof } from "@/lib/access/password-proof";
import type { Login } from "@/lib/credentials/app-password/find-login";
import { checkMailboxPassword } from "@/lib/credentials/directory-password/check-mailbox-password";
import { isNoGuess, type PasswordAnswer } from "@/lib/credentials/directory-password/check-password";
import { type OneGuess, oneGuess } from "@/lib/credentials/login-attempt/take-guess";
import { beforeAbort, type PasswordLogin } from "@/lib/doors/mail/decide-password";
import { type MailCredential, type MailDecision, rejected } from "@/lib/doors/mail/decision";
import { AppError } from "@/lib/platform/errors";

/** A password for a mailbox whose source checks passwords itself. */
export type DirectoryLogin = PasswordLogin & {
  login: Login;
  /** By a name that only the directory knows: the directory's password alone counts, and the hash has been computed. */
  byName?: boolean;
};

/**
 * Decides on a password that the mailbox's source checks. Where an administrator lets the mailbox's own password work beside it,
 * that is compared first, so that a right one never counts as a wrong one in the directory. As in `decidePassword`, nothing
 * shows of a mailbox before the right password.
 */
export async function decideDirectoryPassword(given: DirectoryLogin): Promise<MailDecision> {
  const signal = AbortSignal.timeout(Math.max(0, given.deadline - Date.now()));
  try {
    return await beforeAbort(signal, decide(given, signal));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
    return { decision: "unavailable", reason: "directory-unavailable" };
  }
}

async function decide(given: DirectoryLogin, signal: AbortSignal): Promise<MailDecision> {
  const guess = oneGuess(given.address, given.ip);
  try {
    const own = await ownPassword(given, guess, signal);
    if (own === "too-many") return tooMany(given);
    if (own) return opened(given, own.credential);
    const answer = await askDirectory(given, guess, signal);
    if (!isNoGuess(answer)) guess.keep();
    return decisionOf(given, answer);
  } finally {
    await guess.end();
  }
}

const tooMany = ({ login: { mailboxId } }: DirectoryLogin): MailDecision =>
  rejected("too-many-attempts", { mailboxId, credential: "directory-password" });

function decisionOf(given: DirectoryLogin, answer: PasswordAnswer): MailDecision {
  const about = { mailboxId: given.login.mailboxId, credential: "directory-password" } as const;
  switch (answer.outcome) {
    case "right":
      return opened(given, "directory-password");
    case "refused":
      return rejected(answer.reason, about);
    case "unavailable":
      return { decision: "unavailable", reason: "directory-unavailable" };
  }
}

type Credential = Exclude<MailCredential, "app-password">;

function opened({ address, door, login }: DirectoryLogin, credential: Credential): MailDecision {
  const { mailboxId, quotaBytes, aclGroups, facts } = login;
  const access = decideAccess(facts, door, { kind: credential });
  if (!access.allowed) return rejected(access.reason, { mailboxId, credential });
  return { decision: "accepted", mailboxId, address, quotaBytes, aclGroups, credential };
}

/** The proof that it is the mailbox's own password, where that is let in beside the directory's; null: it is not. */
async function ownPassword(
  { address: name, plain, login, byName }: DirectoryLogin,
  guess: OneGuess,
  signal: AbortSignal,
): Promise<PasswordProof | null | "too-many"> {
  const proofs = passwordProofs(login);
  if (byName || proofs[0].stored === null) return null;
  const known = rememberedProof({ name, plain }, proofs);
  if (known !== undefined) return known;
  return (await guess.take()) ? findProof({ name, plain }, proofs, signal) : "too-many";
}

/**
 * A wrong password that was sent to the directory costs a hash here as well: else its time would tell that the mailbox is one
 * of a directory. The right one need not be waited for.
 */
async function askDirectory(
  { address: name, plain, login, byName = false }: DirectoryLogin,
  guess: OneGuess,
  signal: AbortSignal,
): Promise<PasswordAnswer> {
  let isSent = false;
  const mayAsk = async () => {
    isSent = await guess.take();
    return isSent;
  };
  const answer = await checkMailboxPassword({ mailboxId: login.mailboxId, plain, signal, mayAsk });
  if (isSent && !byName && answer.outcome === "refused")
    await findProof({ name, plain }, passwordProofs(null), signal).catch(() => null);
  return answer;
}
