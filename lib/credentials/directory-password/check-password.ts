import {
  type PasswordKey,
  passwordKey,
  passwordMemory,
} from "@/lib/credentials/directory-password/password-memory";
import type { DirectoryRefusal } from "@/lib/credentials/login-attempt/refusals";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { processWide } from "@/lib/platform/process-wide";
import type {
  PasswordAccount,
  PasswordDirectory,
  PasswordOutcome,
  Whom,
} from "@/lib/providers/directory/password-directory";

/** A password that somebody gave as an account's. */
export interface PasswordQuestion {
  provider: { id: string; issuer: string };
  whom: Whom;
  plain: string;
  /** How long a password that was right opens while the directory does not answer; 0: not at all. */
  offlineMinutes: number;
  /** Asked before the directory is, unless the password is one that was wrong; false: that has been too often. */
  mayAsk(): Promise<boolean>;
  /** Asked before the password goes to the directory. */
  mayTry?(account: PasswordAccount | null): Promise<boolean>;
}

/** What became of it. Of an outage nobody learns anything but that. */
export type PasswordAnswer =
  /** `account` is null where the directory did not answer, and the password was right a short time ago. */
  | { outcome: "right"; account: PasswordAccount | null }
  | { outcome: "refused"; reason: DirectoryRefusal | "wrong-password" | "too-many-attempts" }
  /** `isGuess`: the directory did not answer, but it is not the password that was right a short time ago. */
  | { outcome: "unavailable"; isGuess: boolean };

const refused = (reason: Extract<PasswordAnswer, { outcome: "refused" }>["reason"]): PasswordAnswer => ({
  outcome: "refused",
  reason,
});

const refusals: Readonly<Record<Exclude<PasswordOutcome, "right">, PasswordAnswer>> = {
  wrong: refused("wrong-password"),
  locked: refused("account-locked"),
  disabled: refused("account-disabled"),
  expired: refused("account-expired"),
  "must-change": refused("password-change-required"),
};

/** What a directory says only of an account whose password was right. */
const proven: readonly string[] = ["account-disabled", "account-expired", "password-change-required"];

/** Whether it was no guess: the password was right, or nobody could say. */
export const isNoGuess = (answer: PasswordAnswer): boolean =>
  answer.outcome === "refused"
    ? proven.includes(answer.reason)
    : answer.outcome === "right" || !answer.isGuess;

const running = () => processWide("directory-questions", () => new Map<string, Promise<PasswordAnswer>>());

/**
 * Asks a directory whether a password is an account's: finds the account, and tries the password there, unless it is known to
 * be wrong for as long as the account's password mark stays. An empty one is never sent (RFC 4513, section 5.1.2). Equal
 * questions at the same time are one. A directory that does not answer, or not before the signal, is no error but
 * `unavailable`.
 */
export async function checkDirectoryPassword(
  directory: PasswordDirectory,
  question: PasswordQuestion,
  signal: AbortSignal,
): Promise<PasswordAnswer> {
  const { provider, whom, plain } = question;
  if (plain === "") return refused("wrong-password");
  const name = "id" in whom ? ["id", whom.id] : ["login", whom.login.toLowerCase()];
  const key = passwordKey([provider.id, provider.issuer], name, plain);
  const same = running().get(key.password);
  if (same) return same;
  const answer = decide(directory, question, key, signal).finally(() => running().delete(key.password));
  running().set(key.password, answer);
  return answer;
}

async function decide(
  directory: PasswordDirectory,
  question: PasswordQuestion,
  key: PasswordKey,
  signal: AbortSignal,
): Promise<PasswordAnswer> {
  try {
    return await ask(directory, question, key);
  } catch (error) {
    if (!signal.aborted && !(error instanceof AppError)) throw error;
    logger("directory-password").warn({ error, issuer: question.provider.issuer }, "cannot check a password");
    const [memory, withinMs] = [passwordMemory(), question.offlineMinutes * 60_000];
    if (memory.wasRight(key, withinMs)) return { outcome: "right", account: null };
    return { outcome: "unavailable", isGuess: memory.isGuess(key, withinMs) };
  }
}

async function ask(
  directory: PasswordDirectory,
  { whom, plain, mayAsk, mayTry }: PasswordQuestion,
  key: PasswordKey,
): Promise<PasswordAnswer> {
  const tried = passwordMemory().tried(key);
  const wasWrong = tried?.verdict === "wrong";
  if (!wasWrong && !(await mayAsk())) return refused("too-many-attempts");
  const account = await directory.find(whom);
  if (wasWrong && account?.passwordMark === tried.mark) return refused("wrong-password");
  if (wasWrong && !(await mayAsk())) return refused("too-many-attempts");
  if (mayTry && !(await mayTry(account))) return refused("too-many-attempts");
  const answer = answerOf(account, await directory.prove(account, plain));
  if (account && answer.outcome === "right") passwordMemory().note(key, "right", account.passwordMark);
  else if (account && isWrong(answer)) await noteWrong(directory, whom, key);
  else passwordMemory().doubt(key);
  return answer;
}

const isWrong = (answer: PasswordAnswer): boolean =>
  answer.outcome === "refused" && answer.reason === "wrong-password";

/** A wrong password may move the mark itself: OpenLDAP's policy writes it into the entry. */
async function noteWrong(directory: PasswordDirectory, whom: Whom, key: PasswordKey): Promise<void> {
  const account = await directory.find(whom);
  if (account) passwordMemory().note(key, "wrong", account.passwordMark);
}

function answerOf(account: PasswordAccount | null, outcome: PasswordOutcome): PasswordAnswer {
  if (!account) return refused("not-in-directory");
  if (outcome !== "right") return refusals[outcome];
  return account.person.enabled ? { outcome, account } : refusals.disabled;
}
