import { decideAccess } from "@/lib/access/decide-access";
import {
  findProof,
  type PasswordProof,
  type PasswordProofs,
  passwordProofs,
  rememberedProof,
} from "@/lib/access/password-proof";
import type { Login } from "@/lib/credentials/app-password/find-login";
import type { OneGuess } from "@/lib/credentials/login-attempt/take-guess";
import { type MailDecision, rejected } from "@/lib/doors/mail/decision";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const timeWords = words("mail.time", { late: "The login was not decided in time." });

export interface PasswordLogin {
  /** Of the mailbox; what was given instead where it can be none. */
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
 * Decides on a mailbox's own password or the mail password of its directory. An unknown name takes the same way and the
 * same time as a wrong password, and the state of a mailbox shows only after the right one. A guess is the caller's to end.
 */
export async function decidePassword(given: PasswordLogin, guess: OneGuess): Promise<MailDecision> {
  const { address, login } = given;
  const proofs = passwordProofs(login);
  const proof = await proofOf(given, guess, proofs);
  const asked = { mailboxId: login?.mailboxId, credential: proofs[0].credential };
  if (proof === "too-many") return rejected("too-many-attempts", asked);
  if (proof === "busy") return { decision: "unavailable", reason: "busy" };
  if (!login) return rejected("unknown-mailbox");
  if (!proof) return rejected("wrong-password", asked);
  const { mailboxId, quotaBytes, aclGroups } = login;
  const { credential } = proof;
  const access = decideAccess(login.facts, given.door, { kind: credential });
  if (!access.allowed) return rejected(access.reason, { mailboxId, credential });
  return { decision: "accepted", mailboxId, address, quotaBytes, aclGroups, credential };
}

async function proofOf(
  { address, plain, deadline }: PasswordLogin,
  guess: OneGuess,
  proofs: PasswordProofs,
): Promise<PasswordProof | null | "too-many" | "busy"> {
  const given = { name: address, plain };
  const known = rememberedProof(given, proofs);
  if (known !== undefined) return known;
  if (!(await guess.take())) return "too-many";
  const signal = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
  try {
    const proof = await beforeAbort(signal, findProof(given, proofs, signal));
    if (!proof) guess.keep();
    return proof;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
    return "busy";
  }
}

/** The answer, or `unavailable` if it is not there when the signal fires; the work itself may go on unseen. */
export function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new AppError("unavailable", timeWords("late"))), {
      once: true,
    });
    work.then(resolve, reject);
  });
}
