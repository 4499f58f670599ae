"use server";

import { redirect } from "next/navigation";
import { getWords } from "@/app/_words/get-words";
import { enterConsole } from "@/app/(console)/(sign-in)/enter-console";
import { readSetup } from "@/app/(portal)/setup/setup-input";
import { setupRefusals } from "@/app/(portal)/setup/setup-refusals";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { redeemSetupLink, type SetupLinkRefusal } from "@/lib/accounts/admin-account/redeem-setup-link";
import { signInAdmin } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { adminLoginPath, consolePath } from "@/lib/faces/session/admin-path";
import { visitorAs } from "@/lib/faces/session/visitor";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Creates the first superadmin with a one-time link and goes on into the console, as with the password just chosen. */
export const setUp = formAction(
  async (_before: FormState<"sign-in">, form: FormData): Promise<FormState<"sign-in">> => {
    const values = { login: String(form.get("login")), displayName: String(form.get("displayName")) };
    const state = await formOutcome<"sign-in">(async () => {
      const { context } = await visitorAs({ kind: "setup-link", id: "set-up" });
      const sent = readSetup(form, (await currentSettings(context.db, "passwordPolicy")).minLength);
      if (!sent.success) return { fields: await fieldProblems(sent.error) };
      const { token, login, displayName, password } = sent.data;
      const outcome = await redeemSetupLink(context, { token, login, displayName, password });
      if (outcome.redeemed) return signInFirstTime(login, password);
      const problem = (await getWords(setupRefusals))(outcome.reason);
      return someoneIsThere.has(outcome.reason) ? { problem, result: "sign-in" } : { problem };
    });
    return { ...state, values };
  },
);

/** Refusals after which there is somebody who can sign in. */
const someoneIsThere: ReadonlySet<SetupLinkRefusal> = new Set(["used", "not-needed"]);

async function signInFirstTime(login: string, password: string): Promise<never> {
  const role = "superadmin";
  const visitor = await visitorAs({ kind: "system", job: "sign-in" });
  const decision = await signInAdmin(visitor.context, { role, login, password });
  if (decision.decision !== "accepted") redirect(adminLoginPath(role));
  return enterConsole(decision, { role, visitor, target: consolePath(role) });
}
