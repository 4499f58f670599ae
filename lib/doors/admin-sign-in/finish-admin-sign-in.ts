import { z } from "zod";
import { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { findPendingSignIn, takePendingSignIn } from "@/lib/credentials/second-factor/pending-sign-in";
import { factorAnswer, verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import { type AdminSignInDecision, noteAdminSignIn } from "@/lib/doors/admin-sign-in/sign-in-admin";
import type { Context } from "@/lib/platform/db/context";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";

const finishInput = z.strictObject({
  role: z.enum(adminRoles),
  token: z.string().max(200),
  proof: factorAnswer,
});

/** The administrator of a pending sign-in at the pages of this role, still active; else null. */
export async function findPendingAdmin(context: Context, role: AdminRole, token: string) {
  const owner = await findPendingSignIn(context.db, "admin", token);
  if (!owner || !(await isAdminNetwork(context.db, role, context.ip))) return null;
  const account = await getAdminAccount(context.db, owner.id);
  return account.active && account.role === role ? account : null;
}

/**
 * The second step of an administrator's sign-in: the token says that the password was right, the proof is checked,
 * and the token is used up. The caller then opens the session.
 */
export async function finishAdminSignIn(
  context: Context,
  input: z.input<typeof finishInput>,
): Promise<AdminSignInDecision> {
  const { role, token, proof } = parseInput(finishInput, input);
  let login = "";
  let decision: AdminSignInDecision = { decision: "unavailable" };
  try {
    const account = await findPendingAdmin(context, role, token);
    login = account?.login ?? "";
    decision = account
      ? await prove(context, account.id, token, proof)
      : { decision: "rejected", reason: "sign-in-expired" };
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "an administrator's sign-in broke off");
  }
  noteAdminSignIn(context, { role, login, credential: proof.kind }, decision);
  return decision;
}

async function prove(
  context: Context,
  adminId: string,
  token: string,
  proof: z.output<typeof factorAnswer>,
): Promise<AdminSignInDecision> {
  const outcome = await verifyFactor(context, { owner: { kind: "admin", id: adminId }, proof });
  if (!outcome.proved) return { decision: "rejected", reason: outcome.reason };
  if (!(await takePendingSignIn(context.db, token)))
    return { decision: "rejected", reason: "sign-in-expired" };
  return { decision: "accepted", adminId, next: "nothing" };
}
