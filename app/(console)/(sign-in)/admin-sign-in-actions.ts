"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { refusalWords } from "@/app/_reauthentication/admin-refusal-words";
import { readCode } from "@/app/_reauthentication/read-reauthentication";
import { reauthenticationWords } from "@/app/_reauthentication/reauthentication-words";
import { getWords } from "@/app/_words/get-words";
import { enterConsole } from "@/app/(console)/(sign-in)/enter-console";
import { neededPassword, neededText } from "@/app/(console)/form-input";
import { boundFormAction, formAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/accounts/admin-account/role";
import { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import type { FactorAnswer } from "@/lib/credentials/second-factor/verify-factor";
import { finishAdminSignIn } from "@/lib/doors/admin-sign-in/finish-admin-sign-in";
import { type AdminSignInDecision, signInAdmin } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { adminLoginPath, consolePath, consoleTarget, withReason } from "@/lib/faces/session/admin-path";
import { openAdminSession, pendingAdmin, signOutAdmin } from "@/lib/faces/session/admin-step";
import { startWithAnotherAccount } from "@/lib/faces/session/another-account";
import { startAdminSignOn } from "@/lib/faces/session/start-admin-sign-on";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const inputWords = words("portal.adminLogin.input", {
  login: "Enter your login.",
  password: "Enter your password.",
});

const loginForm = z.object({
  role: adminRole,
  login: neededText(inputWords("login")).max(320),
  password: neededPassword(inputWords("password")),
});

const refused = async (decision: AdminSignInDecision): Promise<FormState> => ({
  problem: (await getWords(refusalWords))(decision.decision === "rejected" ? decision.reason : "unavailable"),
});

/** Checks an administrator's password, then goes on: to the second step, to setting one up, or in. */
export const signInHere = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = loginForm.safeParse(Object.fromEntries(form));
  const values = { login: String(form.get("login")) };
  if (!sent.success) return { fields: await fieldProblems(sent.error), values };
  return formOutcome(async () => {
    const { role } = sent.data;
    const visitor = await visitorAs({ kind: "system", job: "sign-in" });
    const decision = await signInAdmin(visitor.context, sent.data);
    if (decision.decision !== "accepted") return { ...(await refused(decision)), values };
    return enterConsole(decision, { role, visitor, target: consoleTarget(role, form.get("next")) });
  });
});

const signOn = z.object({ role: adminRole, provider: z.string().max(255) });

/**
 * Sends the browser to an identity provider; from there it comes back to the console. With `another` the provider is made to
 * ask which account it is to be.
 */
export async function signOnHere(form: FormData): Promise<void> {
  const sent = form instanceof FormData ? signOn.safeParse(Object.fromEntries(form)) : null;
  if (!sent?.success) redirect("/admin/login");
  const { role, provider: slug } = sent.data;
  const next = consoleTarget(role, form.get("next"));
  const start = form.has("another")
    ? await startWithAnotherAccount(slug, next, (asking) => startAdminSignOn({ role, slug, next, ...asking }))
    : await startAdminSignOn({ role, slug, next });
  if (start.started) redirect(start.url);
  redirect(withReason(adminLoginPath(role, next), { refused: start.reason }));
}

/** Whose second step it is, and where the person wants to go. */
const step = z.tuple([adminRole, z.string()]);

/** Checks a code of the second step and signs in. */
export const confirmAdminCode = boundFormAction(step, async ([role, next], form): Promise<FormState> => {
  const sent = readCode(form);
  if (!sent.success) return { fields: await fieldProblems(sent.error) };
  return formOutcome(() => finish(role, next, sent.data));
});

/** The options with which the browser answers with an administrator's passkey, as JSON. */
export const beginAdminPasskey = valueAction(step, async (role, next): Promise<FormState<string>> => {
  return formOutcome(async () => {
    const { account, visitor } = await stepOrLogin(role, next);
    const options = await startPasskeyAuthentication(visitor.context, { kind: "admin", id: account.id });
    return options
      ? { result: JSON.stringify(options) }
      : { problem: (await getWords(reauthenticationWords))("noPasskey") };
  });
});

const answeredStep = z.tuple([adminRole, z.string(), z.unknown()]);

/** Checks the browser's answer with an administrator's passkey and signs in. */
export const confirmAdminPasskey = valueAction(
  answeredStep,
  async (role, next, answer): Promise<FormState> => {
    const parsed = assertionAnswer.safeParse(answer);
    if (!parsed.success) return { problem: (await getWords(refusalWords))("wrong-factor") };
    return formOutcome(() => finish(role, next, { kind: "passkey", answer: parsed.data }));
  },
);

/** Signs an administrator out. */
export async function signOutHere(role: AdminRole): Promise<void> {
  const known = adminRole.safeParse(role);
  if (!known.success) redirect("/");
  await signOutAdmin(known.data);
  redirect(`${consolePath(known.data)}/login?signed-out=1`);
}

async function stepOrLogin(role: AdminRole, next: string) {
  return (await pendingAdmin(role)) ?? redirect(adminLoginPath(role, next));
}

async function finish(role: AdminRole, next: string, proof: FactorAnswer): Promise<FormState> {
  const { token, visitor } = await stepOrLogin(role, next);
  const decision = await finishAdminSignIn(visitor.context, { role, token, proof });
  if (decision.decision !== "accepted") return refused(decision);
  await openAdminSession(role, decision.adminId, visitor);
  redirect(consoleTarget(role, next));
}
