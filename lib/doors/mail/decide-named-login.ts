import { candidatesFor } from "@/lib/credentials/directory-password/candidates";
import { mailboxCalled } from "@/lib/credentials/directory-password/mailbox-called";
import { pretendAtDirectories, proveNobody } from "@/lib/credentials/directory-password/pretend";
import type { OneGuess } from "@/lib/credentials/login-attempt/take-guess";
import { decideDirectoryPassword } from "@/lib/doors/mail/decide-directory-password";
import { beforeAbort, type PasswordLogin } from "@/lib/doors/mail/decide-password";
import type { MailDecision, MailRefusal } from "@/lib/doors/mail/decision";
import { canonicalAddress } from "@/lib/platform/address/address";
import { AppError } from "@/lib/platform/errors";

/** A password that fits nothing here; `address` is the name that was given with it. */
export type NamedLogin = PasswordLogin & {
  /** Taken when the password was compared, unless it was known to be wrong. */
  guess: OneGuess;
};

/**
 * Decides on a password for a name that may be one of a directory's own, such as `uid` or `sAMAccountName`: where one directory
 * knows one person by it, as on a login with the address of the mailbox that is linked to that person, but for the mailbox's own
 * password, which goes with the address. Null where the name leads to no mailbox. Meanwhile the name of a mailbox with another source
 * takes the same time.
 */
export async function decideNamedLogin(given: NamedLogin): Promise<MailDecision | null> {
  const signal = AbortSignal.timeout(Math.max(0, given.deadline - Date.now()));
  try {
    return await beforeAbort(signal, decide(given, signal));
  } catch (error) {
    if (!signal.aborted && !(error instanceof AppError)) throw error;
    if (given.login) return null;
    given.guess.keep(false);
    return { decision: "unavailable", reason: "directory-unavailable" };
  }
}

async function decide({ guess, ...given }: NamedLogin, signal: AbortSignal): Promise<MailDecision | null> {
  const { address: name, plain, login } = given;
  const isTried = guess.isTaken;
  const candidates = await candidatesFor(name, canonicalAddress(name));
  if (login) {
    await pretendAtDirectories(candidates, { plain, isTried }, signal);
    return null;
  }
  const mailbox = candidates.length > 0 ? await mailboxCalled(candidates, signal) : null;
  if (!mailbox) {
    if (isTried) await proveNobody(candidates, plain, signal);
    return null;
  }
  const decision = await decideDirectoryPassword({ ...given, ...mailbox, byName: true });
  guess.keep(decision.decision === "rejected" && guesses.includes(decision.reason));
  return decision.decision === "rejected" ? { ...decision, address: mailbox.address } : decision;
}

/** What is said of a password that was not right, or was not tried. */
const guesses: readonly MailRefusal[] = [
  "wrong-password",
  "account-locked",
  "not-in-directory",
  "too-many-attempts",
];
