import { z } from "zod";
import { decideAccess } from "@/lib/access/decide-access";
import { findMailboxById } from "@/lib/access/queries";
import { findPendingSignIn, takePendingSignIn } from "@/lib/credentials/second-factor/pending-sign-in";
import { factorAnswer, verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { recordDecision } from "@/lib/doors/sign-in/record-decision";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";

const finishInput = z.strictObject({ token: z.string().max(200), proof: factorAnswer });

/** The mailbox whose password was given for this token, if it may still be entered with it; else null. */
export async function findPendingMailbox(context: Context, token: string) {
  const owner = await findPendingSignIn(context.db, "mailbox", token);
  const mailbox = owner && (await findMailboxById(context.db, owner.id));
  if (!mailbox) return null;
  const kinds = ["local-password", "mail-password", "directory-password"] as const;
  return kinds.some((kind) => decideAccess(mailbox.facts, "portal", { kind }).allowed) ? mailbox : null;
}

/**
 * The second step of a portal sign-in: the token says that the password was right, the proof is checked, and the
 * token is used up. The caller then opens the session.
 */
export async function finishSecondStep(
  context: Context,
  input: z.input<typeof finishInput>,
): Promise<SignInDecision> {
  const { token, proof } = parseInput(finishInput, input);
  let address = "";
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    const mailbox = await findPendingMailbox(context, token);
    address = mailbox?.address ?? "";
    decision = mailbox
      ? await prove(context, { mailboxId: mailbox.id, address }, token, proof)
      : rejected("sign-in-expired");
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "the second step broke off");
  }
  report(context, address, proof.kind, decision);
  return decision;
}

async function prove(
  context: Context,
  { mailboxId, address }: { mailboxId: string; address: string },
  token: string,
  proof: z.output<typeof factorAnswer>,
): Promise<SignInDecision> {
  const outcome = await verifyFactor(context, { owner: { kind: "mailbox", id: mailboxId }, proof });
  if (!outcome.proved) return rejected(outcome.reason);
  if (!(await takePendingSignIn(context.db, token))) return rejected("sign-in-expired");
  return { decision: "accepted", mailboxId, address, created: false };
}

function report(context: Context, address: string, credential: string, decision: SignInDecision): void {
  const reason = recordDecision(context, { address, credential, decision });
  const { ip, requestId } = context;
  logger("sign-in").info({ address, credential, reason, ip, requestId }, `second step ${decision.decision}`);
}
