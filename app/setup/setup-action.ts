"use server";

import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { readSetup } from "@/app/setup/setup-input";
import { setupRefusals } from "@/app/setup/setup-refusals";
import { redeemSetupLink } from "@/lib/admin-account/redeem-setup-link";
import { visitorAs } from "@/lib/session/visitor";
import { currentSettings } from "@/lib/settings/queries";

/** Creates the first superadmin with a one-time link. */
export async function setUp(_before: FormState<"ready">, form: FormData): Promise<FormState<"ready">> {
  const values = { login: String(form.get("login")), displayName: String(form.get("displayName")) };
  const state = await formOutcome<"ready">(async () => {
    const { context } = await visitorAs({ kind: "setup-link", id: "set-up" });
    const sent = readSetup(form, (await currentSettings(context.db, "passwordPolicy")).minLength);
    if (!sent.success) return { fields: fieldProblems(sent.error) };
    const { token, login, displayName, password } = sent.data;
    const outcome = await redeemSetupLink(context, { token, login, displayName, password });
    return outcome.redeemed ? { result: "ready" } : { problem: setupRefusals[outcome.reason] };
  });
  return { ...state, values };
}
