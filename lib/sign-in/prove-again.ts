import { z } from "zod";
import { refuseOpened, requireMailboxAccess } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { logger } from "@/lib/log";
import { recordAttempt } from "@/lib/login-attempt/record-attempt";
import { takeGuess } from "@/lib/login-attempt/take-guess";
import { getMailbox, passwordHashOf } from "@/lib/mailbox/queries";
import { parseInput } from "@/lib/parse-input";
import { proveFactor } from "@/lib/second-factor/prove-factor";
import { hasFactor } from "@/lib/second-factor/queries";
import { repeatedProof } from "@/lib/second-factor/repeated-proof";
import { verifyPassword } from "@/lib/secrets/password-hash";
import { rejected, type SignInDecision } from "@/lib/sign-in/decision";

const proveAgainInput = z.strictObject({ mailboxId: z.uuid(), proof: repeatedProof });

/**
 * Checks whether somebody signed in to the portal is still the person of the mailbox, before it changes how it signs in: by
 * a second factor, or by the own password where none is set up (OWASP ASVS 5.0, 7.5.3). Wrong guesses count like wrong
 * sign-ins and stand in the login history. The caller then renews the session. Throws `forbidden` for anybody else, also
 * for who has only opened the mailbox.
 */
export async function proveMailboxAgain(
  context: Context,
  input: z.input<typeof proveAgainInput>,
): Promise<SignInDecision> {
  const { mailboxId, proof } = parseInput(proveAgainInput, input);
  const mailbox = await getMailbox(context.db, mailboxId);
  requireMailboxAccess(context.actor, mailbox);
  refuseOpened(context.actor);
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    decision = await decide(context, mailbox, proof);
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "a person's proof broke off");
  }
  recordAttempt({
    ...{
      address: mailbox.address,
      mailboxId,
      door: "portal",
      credential: proof.kind,
      ip: context.ip ?? null,
    },
    result: decision.decision,
    reason: decision.decision === "accepted" ? null : decision.reason,
    providerSlug: null,
  });
  return decision;
}

async function decide(
  context: Context,
  { id, address }: { id: string; address: string },
  proof: z.output<typeof repeatedProof>,
): Promise<SignInDecision> {
  const accepted = { decision: "accepted", mailboxId: id, address, created: false } as const;
  const owner = { kind: "mailbox", id } as const;
  if (proof.kind !== "local-password") {
    const outcome = await proveFactor(context, { owner, proof });
    return outcome.proved ? accepted : rejected(outcome.reason);
  }
  if (await hasFactor(context.db, owner)) return rejected("wrong-factor");
  const guess = await takeGuess(address, context.ip ?? null);
  if (!guess) return rejected("too-many-attempts");
  const hash = await passwordHashOf(context.db, id);
  if (!hash || !(await verifyPassword(proof.password, hash))) return rejected("wrong-password");
  await guess.giveBack();
  return accepted;
}
