import { z } from "zod";
import { requiresSecondFactor } from "@/lib/credentials/admin-session/second-factor-rule";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";
import { consoleDoor } from "@/lib/credentials/login-attempt/visible-attempts";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { checkAdminPassword } from "@/lib/doors/admin-sign-in/check-admin-password";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";

export const adminSignInInput = z.strictObject({
  role: z.enum(adminRoles),
  login: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1_024),
});

export type AdminSignInRefusal =
  | "wrong-password"
  | "wrong-factor"
  | "too-many-attempts"
  | "network-not-allowed"
  | "sign-in-expired";

/** The outcome of an administrator's password; an outage is never a rejection. `next` is what is still missing. */
export type AdminSignInDecision =
  | { decision: "accepted"; adminId: string; next: "nothing" | "second-factor" | "set-up" }
  | { decision: "rejected"; reason: AdminSignInRefusal }
  | { decision: "unavailable" };

/**
 * Checks an administrator's password at the pages of one role. Unknown, disabled and other roles' accounts cost the
 * same hash and get the same answer as a wrong password, even with the right one.
 */
export async function signInAdmin(
  context: Context,
  input: z.input<typeof adminSignInInput>,
): Promise<AdminSignInDecision> {
  let decision: AdminSignInDecision = { decision: "unavailable" };
  try {
    decision = await decide(context, parseInput(adminSignInInput, input));
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "an administrator's sign-in broke off");
  }
  noteAdminSignIn(context, { role: input.role, login: input.login, credential: "local-password" }, decision);
  return decision;
}

async function decide(
  context: Context,
  { role, login, password }: z.output<typeof adminSignInInput>,
): Promise<AdminSignInDecision> {
  if (!(await isAdminNetwork(context.db, role, context.ip)))
    return { decision: "rejected", reason: "network-not-allowed" };
  const canonical = canonicalAddress(login)?.address ?? "";
  const guess = await takeGuess(adminGuessName(canonical), context.ip ?? null);
  if (!guess) return { decision: "rejected", reason: "too-many-attempts" };
  const account = await checkAdminPassword(context.db, canonical, password);
  if (!account?.active || account.role !== role) return { decision: "rejected", reason: "wrong-password" };
  await guess.giveBack();
  const has = await hasFactor(context.db, { kind: "admin", id: account.id });
  if (has) return { decision: "accepted", adminId: account.id, next: "second-factor" };
  const next = (await requiresSecondFactor(context.db, role)) ? "set-up" : "nothing";
  return { decision: "accepted", adminId: account.id, next };
}

interface AdminAttempt {
  role: AdminRole;
  login: string;
  credential: string;
  /** The provider that has signed the person in; left out: none. */
  providerSlug?: string;
}

/** Notes a step of an administrator's sign-in in the login history and the log. */
export function noteAdminSignIn(
  context: Context,
  { role, login, credential, providerSlug }: AdminAttempt,
  decision: { decision: AdminSignInDecision["decision"]; reason?: string },
): void {
  const { reason = decision.decision === "unavailable" ? "unavailable" : null } = decision;
  const address = canonicalAddress(login)?.address ?? login;
  const door = consoleDoor(role);
  const ip = context.ip ?? null;
  const result = decision.decision;
  recordAttempt({
    address,
    mailboxId: null,
    door,
    credential,
    result,
    reason,
    ip,
    providerSlug: providerSlug ?? null,
  });
  logger("sign-in").info(
    { login: address, door, credential, provider: providerSlug, reason, ip, requestId: context.requestId },
    `administrator's sign-in ${result}`,
  );
}
