import type { z } from "zod";
import { decideAccess } from "@/lib/access/decide-access";
import { getMailbox } from "@/lib/access/queries";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import type { signInAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import {
  findPasskeyOwner,
  openPasskeySignIn,
  verifyPasskeySignIn,
} from "@/lib/credentials/second-factor/passkey-sign-in";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { recordDecision } from "@/lib/doors/sign-in/record-decision";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { tokenDigest } from "@/lib/platform/secrets/token";

interface PasskeySignIn {
  answer: z.output<typeof signInAnswer>;
  /** The challenge of this browser, as its cookie has it; null without one. */
  kept: string | null;
}

interface Decided {
  decision: SignInDecision;
  /** Of the passkey's mailbox; empty where nobody knows. */
  address: string;
}

/**
 * Signs in to the portal by a passkey alone: it is something one has, and the device has asked for the PIN, finger or face. For
 * local mailboxes, whose state is asked as for every other sign-in; it shows only after the right proof. Attempts are
 * limited for each passkey and caller as wrong passwords are.
 */
export async function signInWithPasskey(context: Context, given: PasskeySignIn): Promise<SignInDecision> {
  let decided: Decided = { decision: { decision: "unavailable", reason: "unavailable" }, address: "" };
  try {
    decided = await decide(context, given);
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "sign-in with a passkey broke off");
  }
  report(context, decided);
  return decided.decision;
}

async function decide(context: Context, { answer, kept }: PasskeySignIn): Promise<Decided> {
  const challenge = kept === null ? null : openPasskeySignIn(kept);
  if (!challenge) return { decision: rejected("sign-in-expired"), address: "" };
  // Apart from guesses at the mailbox's password: whoever makes those must not keep its owner's passkey out.
  const guess = await takeGuess(`passkey ${tokenDigest(answer.id)}`, context.ip ?? null);
  if (!guess) return { decision: rejected("too-many-attempts"), address: "" };
  const factor = await findPasskeyOwner(context.db, answer.id);
  if (!factor) return { decision: rejected("wrong-passkey"), address: "" };
  const { id: mailboxId, address, facts } = await getMailbox(context.db, factor.ownerId);
  if (!(await verifyPasskeySignIn(context.db, factor, answer, challenge)))
    return { decision: rejected("wrong-passkey"), address };
  await guess.giveBack();
  const access = decideAccess(facts, "portal", { kind: "passkey" });
  if (!access.allowed) return { decision: rejected(access.reason), address };
  return { decision: { decision: "accepted", mailboxId, address, created: false }, address };
}

function report(context: Context, { decision, address }: Decided): void {
  const reason = recordDecision(context, { address, credential: "passkey", decision });
  const { ip, requestId } = context;
  logger("sign-in").info({ address, reason, ip, requestId }, `sign-in with a passkey ${decision.decision}`);
}
