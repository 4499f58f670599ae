import { z } from "zod";
import { decideAccess, lacksSecondFactor } from "@/lib/access/decide-access";
import { asksDirectory, findProof, type PasswordProof, passwordProofs } from "@/lib/access/password-proof";
import { findMailboxByAddress, type MailboxWithFacts, passwordHashesOf } from "@/lib/access/queries";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { recordDecision } from "@/lib/doors/sign-in/record-decision";
import {
  type AtDirectory,
  type GivenPassword,
  pretendAtDirectory,
  signInAtDirectory,
} from "@/lib/doors/sign-in/sign-in-at-directory";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";

export const passwordSignInInput = z.object({
  address: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1_024),
});

/**
 * Signs in to the portal with a mailbox's own password, the mail password of its directory, or the one that its directory checks; the last
 * also with a name that only a directory knows, and without a mailbox yet. An unknown address costs the same as a wrong password,
 * and both get the same answer; the state of a mailbox shows only after the right password.
 */
export async function signInWithPassword(
  context: Context,
  input: z.infer<typeof passwordSignInInput>,
): Promise<SignInDecision> {
  let decided: Decided = {
    decision: { decision: "unavailable", reason: "unavailable" },
    credential: "local-password",
  };
  try {
    decided = await decide(context, passwordSignInInput.parse(input));
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "sign-in broke off");
  }
  report(context, input.address, decided);
  return decided.decision;
}

interface Decided {
  decision: SignInDecision;
  /** What the password is, or was compared with first. */
  credential: PasswordProof["credential"] | "directory-password";
  /** For administrators, where that is more than the person may know. */
  reason?: SignInRefusal;
  /** The directory that was asked. */
  provider?: string | null;
}

/** The id of no mailbox. */
const nobody = "00000000-0000-0000-0000-000000000000";

async function decide(
  context: Context,
  { address, password }: z.infer<typeof passwordSignInInput>,
): Promise<Decided> {
  const canonical = canonicalAddress(address);
  const guess = await takeGuess(canonical?.address ?? `login ${address.toLowerCase()}`, context.ip ?? null);
  if (!guess) return { decision: rejected("too-many-attempts"), credential: "local-password" };
  const mailbox = canonical && (await findMailboxByAddress(context.db, canonical.address));
  // Asked for nobody's as well: one statement less would show in the time that there is no such mailbox.
  const hashes = await passwordHashesOf(context.db, mailbox?.id ?? nobody);
  const proofs = passwordProofs(mailbox && { facts: mailbox.facts, hashes });
  const proof = await findProof({ name: canonical?.address ?? address, plain: password }, proofs);
  const { credential } = proof ?? proofs[0];
  if (mailbox && proof) {
    await guess.giveBack();
    return { decision: allowedIn(mailbox, credential), credential };
  }
  const elsewhere = await decideElsewhere(context, { name: address, address: canonical, password, mailbox });
  if (elsewhere?.isNoGuess) await guess.giveBack();
  return elsewhere
    ? { ...elsewhere, credential: "directory-password" }
    : { decision: rejected("wrong-password"), credential };
}

/** What the directory that the mailbox or the name belongs to makes of a password; null: there is none. */
async function decideElsewhere(context: Context, given: GivenPassword): Promise<AtDirectory | null> {
  if (!given.mailbox || asksDirectory(given.mailbox.facts)) return signInAtDirectory(context, given);
  await pretendAtDirectory(given);
  return null;
}

function allowedIn(mailbox: MailboxWithFacts, credential: PasswordProof["credential"]): SignInDecision {
  const access = decideAccess(mailbox.facts, "portal", { kind: credential });
  if (!access.allowed) return rejected(access.reason);
  const { id: mailboxId, address, facts } = mailbox;
  const next = facts.hasSecondFactor ? "second-factor" : lacksSecondFactor(facts) ? "set-up" : undefined;
  return { decision: "accepted", mailboxId, address, created: false, ...(next ? { next } : {}) };
}

function report(context: Context, address: string, decided: Decided): void {
  const { decision, credential, provider = null } = decided;
  const reason = recordDecision(context, {
    address:
      decision.decision === "accepted" ? decision.address : (canonicalAddress(address)?.address ?? address),
    credential,
    decision,
    reason: decided.reason,
    providerSlug: provider,
  });
  logger("sign-in").info(
    { address, reason, ip: context.ip, requestId: context.requestId },
    `sign-in ${decision.decision}`,
  );
}
