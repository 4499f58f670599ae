"use server";

import { revalidatePath } from "next/cache";
import { newApiKeyForm, oneApiKey } from "@/app/(console)/[role]/api-keys/new/api-key-form-input";
import { typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { revokeApiKey } from "@/lib/credentials/api-key/revoke-api-key";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** A new key, which leaves the server this once. */
export interface NewApiKey {
  token: string;
  name: string;
}

/** Makes an API key for the signed-in administrator. */
export const makeApiKey = formAction(
  async (_before: FormState<NewApiKey>, form: FormData): Promise<FormState<NewApiKey>> => {
    const sent = newApiKeyForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
    const { role, ...given } = sent.data;
    const state = await formOutcome<NewApiKey>(async () => {
      const { session, context } = await provenAdminContext(role);
      const { token } = await createApiKey(context, { ...given, owner: { adminId: session.adminId } });
      revalidatePath(`${consolePath(role)}/api-keys`);
      return { result: { token, name: given.name } };
    });
    if (!state.problem) return state;
    // The verb's names of the fields, as the form has them.
    const { allowedNetworks: networks, expiresAt: expires, ...fields } = state.fields ?? {};
    const named = { ...fields, ...(networks ? { networks } : {}), ...(expires ? { expires } : {}) };
    return { ...state, ...(state.fields ? { fields: named } : {}), values: typedValues(form) };
  },
);

/** Ends an API key: one's own, or any administrator's for superadmins. */
export const endApiKey = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneApiKey.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This API key does not exist any more." };
  return formOutcome(async () => {
    const { role, id } = sent.data;
    const { context } = await adminContext(role);
    await revokeApiKey(context, { id });
    revalidatePath(`${consolePath(role)}/api-keys`);
    return {};
  });
});
