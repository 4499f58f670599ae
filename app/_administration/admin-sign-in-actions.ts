"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { enterConsole } from "@/app/_administration/enter-console";
import { refusalWords } from "@/app/_administration/refusal-words";
import { readCode } from "@/app/_factors/read-proof";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/admin-account/role";
import { finishAdminSignIn } from "@/lib/admin-sign-in/finish-admin-sign-in";
import { type AdminSignInDecision, signInAdmin } from "@/lib/admin-sign-in/sign-in-admin";
import { proofAnswer } from "@/lib/second-factor/passkey-answer";
import type { FactorProof } from "@/lib/second-factor/prove-factor";
import { startPasskeyProof } from "@/lib/second-factor/start-passkey-proof";
import { adminLoginPath, consolePath, consoleTarget } from "@/lib/session/admin-path";
import { openAdminSession, pendingAdmin, signOutAdmin } from "@/lib/session/admin-step";
import { visitorAs } from "@/lib/session/visitor";

const loginForm = z.object({
  role: adminRole,
  login: z.string().trim().min(1, "Enter your login.").max(320, "This is too long for a login."),
  password: z.string().min(1, "Enter your password.").max(1_024, "This is too long for a password."),
});

const refused = (decision: AdminSignInDecision): FormState => ({
  problem: refusalWords[decision.decision === "rejected" ? decision.reason : "unavailable"],
});

/** Checks an administrator's password, then goes on: to the second step, to setting one up, or in. */
export async function signInHere(_before: FormState, form: FormData): Promise<FormState> {
  const sent = loginForm.safeParse(Object.fromEntries(form));
  const values = { login: String(form.get("login")) };
  if (!sent.success) return { fields: fieldProblems(sent.error), values };
  return formOutcome(async () => {
    const { role } = sent.data;
    const visitor = await visitorAs({ kind: "system", job: "sign-in" });
    const decision = await signInAdmin(visitor.context, sent.data);
    if (decision.decision !== "accepted") return { ...refused(decision), values };
    return enterConsole(decision, { role, visitor, target: consoleTarget(role, form.get("next")) });
  });
}

/** Checks a code of the second step and signs in; `next` is where the person wants to go. */
export async function proveAdminCode(
  role: AdminRole,
  next: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const sent = readCode(form);
  if (!sent.success) return { fields: fieldProblems(sent.error) };
  return formOutcome(() => finish(role, next, sent.data));
}

/** The options with which the browser proves an administrator's passkey, as JSON. */
export async function beginAdminProof(role: AdminRole, next: string): Promise<FormState<string>> {
  return formOutcome(async () => {
    const { account, visitor } = await stepOrLogin(role, next);
    const options = await startPasskeyProof(visitor.context, { kind: "admin", id: account.id });
    return options ? { result: JSON.stringify(options) } : { problem: "You have no passkey." };
  });
}

/** Checks the browser's proof of an administrator's passkey and signs in. */
export async function proveAdminPasskey(role: AdminRole, next: string, answer: unknown): Promise<FormState> {
  const parsed = proofAnswer.safeParse(answer);
  if (!parsed.success) return { problem: refusalWords["wrong-factor"] };
  return formOutcome(() => finish(role, next, { kind: "passkey", answer: parsed.data }));
}

/** Signs an administrator out. */
export async function signOutHere(role: AdminRole): Promise<void> {
  const known = adminRole.parse(role);
  await signOutAdmin(known);
  redirect(`${consolePath(known)}/login?signed-out=1`);
}

async function stepOrLogin(role: AdminRole, next?: string) {
  const known = adminRole.parse(role);
  return (await pendingAdmin(known)) ?? redirect(adminLoginPath(known, next));
}

async function finish(role: AdminRole, next: string, proof: FactorProof): Promise<FormState> {
  const { token, visitor } = await stepOrLogin(role, next);
  const decision = await finishAdminSignIn(visitor.context, { role, token, proof });
  if (decision.decision !== "accepted") return refused(decision);
  await openAdminSession(role, decision.adminId, visitor);
  redirect(consoleTarget(role, next));
}
