import { decideAccess } from "@/lib/access/decide-access";
import { findProof, type PasswordProof, passwordProofs, rememberedProof } from "@/lib/access/password-proof";
import type { Login } from "@/lib/credentials/app-password/find-login";
import { checkMailboxPassword } from "@/lib/credentials/directory-password/check-mailbox-password";
import { isNoGuess, type PasswordAnswer } from "@/lib/credentials/directory-password/check-password";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { beforeAbort, type PasswordLogin } from "@/lib/doors/mail/decide-password";
import { type MailCredential, type MailDecision, rejected } from "@/lib/doors/mail/decision";
import { AppError } from "@/lib/platform/errors";

/** A password for a mailbox whose source checks passwords itself. */
export type DirectoryLogin = PasswordLogin & { login: Login };

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
  const guess = guessOf(given);
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
  const { mailboxId, quotaBytes, facts } = login;
  const access = decideAccess(facts, door, { kind: credential });
  if (!access.allowed) return rejected(access.reason, { mailboxId, credential });
  return { decision: "accepted", mailboxId, address, quotaBytes, credential };
}

/** One guess for the whole login, taken when it is first needed, and given back at the end unless it is to be kept. */
function guessOf({ address, ip }: DirectoryLogin) {
  let taken: Awaited<ReturnType<typeof takeGuess>> | undefined;
  let kept = false;
  return {
    async take(): Promise<boolean> {
      if (taken === undefined) taken = await takeGuess(address, ip);
      return taken !== null;
    },
    keep() {
      kept = true;
    },
    async end() {
      if (!kept) await taken?.giveBack();
    },
  };
}
type Guess = ReturnType<typeof guessOf>;

/** The proof that it is the mailbox's own password, where that is let in beside the directory's; null: it is not. */
async function ownPassword(
  { address: name, plain, login }: DirectoryLogin,
  guess: Guess,
  signal: AbortSignal,
): Promise<PasswordProof | null | "too-many"> {
  const proofs = passwordProofs(login);
  if (proofs[0].stored === null) return null;
  const known = rememberedProof({ name, plain }, proofs);
  if (known !== undefined) return known;
  return (await guess.take()) ? findProof({ name, plain }, proofs, signal) : "too-many";
}

/**
 * A password that is sent to the directory costs a hash here as well, at the same time: else the time of a wrong one would tell
 * that the mailbox is one of a directory.
 */
async function askDirectory(
  { address: name, plain, login }: DirectoryLogin,
  guess: Guess,
  signal: AbortSignal,
): Promise<PasswordAnswer> {
  const nothing = passwordProofs(null);
  let hash: Promise<unknown> = Promise.resolve();
  const mayAsk = async () => {
    if (!(await guess.take())) return false;
    hash = findProof({ name, plain }, nothing, signal).catch(() => null);
    return true;
  };
  const answer = await checkMailboxPassword({ mailboxId: login.mailboxId, plain, signal, mayAsk });
  await hash;
  return answer;
}
