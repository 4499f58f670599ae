import { z } from "zod";
import type { Context } from "@/lib/db/context";
import { logger } from "@/lib/log";
import { recordAttempt } from "@/lib/login-attempt/record-attempt";
import { takeGuess } from "@/lib/login-attempt/take-guess";
import { decideAccess, lacksSecondFactor } from "@/lib/mailbox/access";
import { canonicalAddress } from "@/lib/mailbox/address";
import { findMailboxByAddress, type MailboxWithFacts, passwordHashOf } from "@/lib/mailbox/queries";
import { checkPassword } from "@/lib/secrets/verified-password";
import { rejected, type SignInDecision } from "@/lib/sign-in/decision";

export const passwordSignInInput = z.object({
  address: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1_024),
});

/**
 * Signs in to the portal with a mailbox's own password. An unknown address costs the same hash as a wrong password,
 * and both get the same answer; the state of a mailbox shows only after the right password.
 */
export async function signInWithPassword(
  context: Context,
  input: z.infer<typeof passwordSignInInput>,
): Promise<SignInDecision> {
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    decision = await decide(context, passwordSignInInput.parse(input));
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "sign-in broke off");
  }
  report(context, input.address, decision);
  return decision;
}

async function decide(
  context: Context,
  { address, password }: z.infer<typeof passwordSignInInput>,
): Promise<SignInDecision> {
  const canonical = canonicalAddress(address);
  const guess = await takeGuess(canonical?.address ?? "", context.ip ?? null);
  if (!guess) return rejected("too-many-attempts");
  const mailbox = canonical && (await findMailboxByAddress(context.db, canonical.address));
  const hash = mailbox ? await passwordHashOf(context.db, mailbox.id) : null;
  const name = canonical?.address ?? address;
  const right = await checkPassword({ name, plain: password, stored: hash });
  if (!mailbox || !right) return rejected("wrong-password");
  await guess.giveBack();
  return allowedIn(mailbox);
}

function allowedIn(mailbox: MailboxWithFacts): SignInDecision {
  const access = decideAccess(mailbox.facts, "portal", { kind: "local-password" });
  if (!access.allowed) return rejected(access.reason);
  const { id: mailboxId, address, facts } = mailbox;
  const next = facts.hasSecondFactor ? "second-factor" : lacksSecondFactor(facts) ? "set-up" : undefined;
  return { decision: "accepted", mailboxId, address, created: false, ...(next ? { next } : {}) };
}

function report(context: Context, address: string, decision: SignInDecision): void {
  const accepted = decision.decision === "accepted";
  const reason = accepted ? null : decision.reason;
  recordAttempt({
    address: canonicalAddress(address)?.address ?? address,
    mailboxId: accepted ? decision.mailboxId : null,
    door: "portal",
    credential: "local-password",
    result: decision.decision,
    reason,
    ip: context.ip ?? null,
    providerSlug: null,
  });
  logger("sign-in").info(
    { address, reason, ip: context.ip, requestId: context.requestId },
    `sign-in ${decision.decision}`,
  );
}
