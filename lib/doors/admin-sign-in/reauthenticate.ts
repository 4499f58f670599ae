import { z } from "zod";
import { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";
import { requireOwner } from "@/lib/credentials/second-factor/owner";
import { reauthentication } from "@/lib/credentials/second-factor/reauthentication";
import { verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import { checkAdminPassword } from "@/lib/doors/admin-sign-in/check-admin-password";
import { type AdminSignInDecision, noteAdminSignIn } from "@/lib/doors/admin-sign-in/sign-in-admin";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";

const reauthenticateInput = z.strictObject({ adminId: z.uuid(), proof: reauthentication });

/**
 * Checks whether somebody signed in is still the administrator, before something dangerous: by a second factor, or by
 * the password where none is set up (OWASP ASVS 5.0, 7.5.3). The caller then renews the session. Throws `forbidden` for
 * anybody but the administrator itself.
 */
export async function reauthenticate(
  context: Context,
  input: z.input<typeof reauthenticateInput>,
): Promise<AdminSignInDecision> {
  const { adminId, proof } = parseInput(reauthenticateInput, input);
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
  proof: z.output<typeof reauthentication>,
): Promise<AdminSignInDecision> {
  const accepted = { decision: "accepted", adminId: id, next: "nothing" } as const;
  if (proof.kind !== "local-password") {
    const outcome = await verifyFactor(context, { owner: { kind: "admin", id }, proof });
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
