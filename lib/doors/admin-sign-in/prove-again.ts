import { z } from "zod";
import { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-places";
import { requireOwner } from "@/lib/credentials/second-factor/owner";
import { proveFactor } from "@/lib/credentials/second-factor/prove-factor";
import { repeatedProof } from "@/lib/credentials/second-factor/repeated-proof";
import { checkAdminPassword } from "@/lib/doors/admin-sign-in/check-admin-password";
import { type AdminSignInDecision, noteAdminSignIn } from "@/lib/doors/admin-sign-in/sign-in-admin";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";

const proveAgainInput = z.strictObject({ adminId: z.uuid(), proof: repeatedProof });

/**
 * Checks whether somebody signed in is still the administrator, before something dangerous: by a second factor, or by
 * the password where none is set up (OWASP ASVS 5.0, 7.5.3). The caller then renews the session. Throws `forbidden` for
 * anybody but the administrator itself.
 */
export async function proveAgain(
  context: Context,
  input: z.input<typeof proveAgainInput>,
): Promise<AdminSignInDecision> {
  const { adminId, proof } = parseInput(proveAgainInput, input);
  requireOwner(context.actor, { kind: "admin", id: adminId });
  const account = await getAdminAccount(context.db, adminId);
  let decision: AdminSignInDecision = { decision: "unavailable" };
  try {
    decision = await decide(context, account, proof);
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "an administrator's proof broke off");
  }
  noteAdminSignIn(context, { ...account, credential: proof.kind }, decision);
  return decision;
}

type Account = Awaited<ReturnType<typeof getAdminAccount>>;

async function decide(
  context: Context,
  { id, login, hasSecondFactor }: Account,
  proof: z.output<typeof repeatedProof>,
): Promise<AdminSignInDecision> {
  const accepted = { decision: "accepted", adminId: id, next: "nothing" } as const;
  if (proof.kind !== "local-password") {
    const outcome = await proveFactor(context, { owner: { kind: "admin", id }, proof });
    return outcome.proved ? accepted : { decision: "rejected", reason: outcome.reason };
  }
  if (hasSecondFactor) return { decision: "rejected", reason: "wrong-factor" };
  const guess = await takeGuess(adminGuessName(login), context.ip ?? null);
  if (!guess) return { decision: "rejected", reason: "too-many-attempts" };
  if (!(await checkAdminPassword(context.db, login, proof.password)))
    return { decision: "rejected", reason: "wrong-password" };
  await guess.giveBack();
  return accepted;
}
