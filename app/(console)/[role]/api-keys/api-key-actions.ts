"use server";

import { revalidatePath } from "next/cache";
import { newApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createApiKey as create } from "@/lib/credentials/api-key/create-api-key";
import { provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** A new key, which leaves the server this once. */
export interface NewApiKey {
  token: string;
  name: string;
}

/** Creates an API key for the signed-in administrator. */
export const createApiKey = formAction(
  async (_before: FormState<NewApiKey>, form: FormData): Promise<FormState<NewApiKey>> => {
    const sent = newApiKeyForm.parse(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: newApiKeyForm.shown(form) };
    const { role, ...given } = sent.data;
    const state = await formOutcome<NewApiKey>(async () => {
      const { session, context } = await provenAdminContext(role);
      const { token } = await create(context, { ...given, owner: { adminId: session.adminId } });
      revalidatePath(`${consolePath(role)}/api-keys`);
      return { result: { token, name: given.name } };
    });
    return state.problem ? { ...state, values: newApiKeyForm.shown(form) } : state;
  },
);
