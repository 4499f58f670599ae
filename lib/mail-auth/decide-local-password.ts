import type { Login } from "@/lib/app-password/find-login";
import type { ClientProtocol } from "@/lib/db/protocols";
import { AppError } from "@/lib/errors";
import { takeGuess } from "@/lib/login-attempt/take-guess";
import { type MailDecision, rejected } from "@/lib/mail-auth/decision";
import { decideAccess } from "@/lib/mailbox/access";
import { checkPassword, type PasswordQuestion, rememberedAnswer } from "@/lib/secrets/verified-password";

interface LocalLogin {
  address: string;
  plain: string;
  door: ClientProtocol;
  ip: string | null;
  /** null: there is no such mailbox; it must not show. */
  login: Login | null;
  /** When the answer must be there, in Date.now() milliseconds; later it is "not now". */
  deadline: number;
}

/**
 * Decides on a mailbox's own password. An unknown name takes the same way and the same time as a wrong password, and
 * the state of a mailbox shows only after the right one.
 */
export async function decideLocalPassword(given: LocalLogin): Promise<MailDecision> {
  const { address, plain, login } = given;
  const right = await isRight({ name: address, plain, stored: login?.passwordHash ?? null }, given);
  if (right === "too-many") return rejected("too-many-attempts", login?.mailboxId);
  if (right === "busy") return { decision: "unavailable", reason: "busy" };
  if (!login) return rejected("unknown-mailbox");
  if (!right) return rejected("wrong-password", login.mailboxId);
  const access = decideAccess(login.facts, given.door, { kind: "local-password" });
  if (!access.allowed) return rejected(access.reason, login.mailboxId);
  const { mailboxId, quotaBytes } = login;
  return { decision: "accepted", mailboxId, address, quotaBytes, credential: "local-password" };
}

async function isRight(
  question: PasswordQuestion,
  { ip, deadline }: LocalLogin,
): Promise<boolean | "too-many" | "busy"> {
  const known = rememberedAnswer(question);
  if (known !== undefined) return known;
  const guess = await takeGuess(question.name, ip);
  if (!guess) return "too-many";
  const signal = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
  try {
    const right = await beforeAbort(signal, checkPassword(question, signal));
    if (right) await guess.giveBack();
    return right;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
    await guess.giveBack();
    return "busy";
  }
}

/** The answer, or `unavailable` if it is not there when the signal fires; the work itself may go on unseen. */
function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new AppError("unavailable", "Not decided in time.")), {
      once: true,
    });
    work.then(resolve, reject);
  });
}
