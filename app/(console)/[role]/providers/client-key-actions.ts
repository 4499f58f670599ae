"use server";

import { revalidatePath } from "next/cache";
import { oneProvider } from "@/app/(console)/[role]/providers/provider-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { activateClientKey, prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";

const list = "/admin/providers";
const gone: FormState = { problem: "This provider does not exist any more." };

/** Makes and publishes the key that will follow. */
export const prepareKey = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneProvider.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await prepareClientKey(context, sent.data);
    revalidatePath(list, "layout");
    return {};
  });
});

/** Signs with the prepared key from now on. */
export const activateKey = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneProvider.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    await activateClientKey(context, sent.data);
    revalidatePath(list, "layout");
    return {};
  });
});
