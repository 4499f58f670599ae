import { z } from "zod";
import { asksDirectory } from "@/lib/access/password-proof";
import { getMailbox, type MailboxWithFacts, passwordHashOf } from "@/lib/access/queries";
import { checkMailboxPassword } from "@/lib/credentials/directory-password/check-mailbox-password";
import { isNoGuess, type PasswordAnswer } from "@/lib/credentials/directory-password/check-password";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { reauthentication } from "@/lib/credentials/second-factor/reauthentication";
import { verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { refuseImpersonated, requireMailboxAccess } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";

/** How long a directory has, with the person waiting. */
const directoryMs = 4_000;

const reauthenticateInput = z.strictObject({ mailboxId: z.uuid(), proof: reauthentication });

/**
 * Checks whether somebody signed in to the portal is still the person of the mailbox, before it changes how it signs in: by
 * a second factor, or by the own password (or the directory's, where that checks it) where none is set up (OWASP ASVS 5.0, 7.5.3). Wrong guesses count like wrong
 * sign-ins and stand in the login history. The caller then renews the session. Throws `forbidden` for anybody else, also
 * for who has only opened the mailbox.
 */
export async function reauthenticateMailbox(
  context: Context,
  input: z.input<typeof reauthenticateInput>,
): Promise<SignInDecision> {
  const { mailboxId, proof } = parseInput(reauthenticateInput, input);
  const mailbox = await getMailbox(context.db, mailboxId);
  requireMailboxAccess(context.actor, mailbox);
  refuseImpersonated(context.actor);
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    decision = await decide(context, mailbox, proof);
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "a person's proof broke off");
  }
  recordAttempt({
    address: mailbox.address,
    mailboxId,
    door: "portal",
    credential: proof.kind,
    ip: context.ip ?? null,
    result: decision.decision,
    reason: decision.decision === "accepted" ? null : decision.reason,
    providerSlug: null,
  });
  return decision;
}

async function decide(
  context: Context,
  { id, address, facts }: MailboxWithFacts,
  proof: z.output<typeof reauthentication>,
): Promise<SignInDecision> {
  const accepted = { decision: "accepted", mailboxId: id, address, created: false } as const;
  const owner = { kind: "mailbox", id } as const;
  if (proof.kind !== "local-password") {
    const outcome = await verifyFactor(context, { owner, proof });
    return outcome.proved ? accepted : rejected(outcome.reason);
  }
  if (await hasFactor(context.db, owner)) return rejected("wrong-factor");
  const guess = await takeGuess(address, context.ip ?? null);
  if (!guess) return rejected("too-many-attempts");
  const { decision, isNoGuess } = await checkPassword(context.db, { id, facts }, proof.password);
  if (isNoGuess) await guess.giveBack();
  return decision === "accepted" ? accepted : decision;
}

const wrongPassword = { decision: "rejected", reason: "wrong-password" } as const;

interface Proven {
  decision: "accepted" | Exclude<SignInDecision, { decision: "accepted" }>;
  isNoGuess: boolean;
}

/** The mailbox's own password where it has one, and where not, or beside it, the one that its directory checks. */
async function checkPassword(
  db: Handle,
  { id, facts }: Pick<MailboxWithFacts, "id" | "facts">,
  plain: string,
): Promise<Proven> {
  const isOfDirectory = asksDirectory(facts);
  const hash = isOfDirectory && !facts.localPasswordAllowed ? null : await passwordHashOf(db, id);
  if (hash && (await verifyPassword(plain, hash))) return { decision: "accepted", isNoGuess: true };
  return isOfDirectory ? askDirectory(id, plain) : { decision: wrongPassword, isNoGuess: false };
}

async function askDirectory(mailboxId: string, plain: string): Promise<Proven> {
  const signal = AbortSignal.timeout(directoryMs);
  const answer = await checkMailboxPassword({ mailboxId, plain, signal, mayAsk: async () => true });
  return { decision: decisionOf(answer), isNoGuess: isNoGuess(answer) };
}

function decisionOf(answer: PasswordAnswer): Proven["decision"] {
  switch (answer.outcome) {
    case "right":
      return "accepted";
    case "refused":
      return { decision: "rejected", reason: answer.reason };
    case "unavailable":
      return { decision: "unavailable", reason: "directory-unavailable" };
  }
}
