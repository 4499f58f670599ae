"use server";

import { revalidatePath } from "next/cache";
import { getWords } from "@/app/_words/get-words";
import { appLinkForm, newAppLinkForm, orderForm } from "@/app/(console)/[role]/app-links/app-link-form-input";
import { submit } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { reorderAppLinks as reorder } from "@/lib/accounts/app-link/reorder-app-links";
import { adminContext } from "@/lib/faces/session/admin";
import { words } from "@/lib/words/text";

const actionWords = words("console.appLinks.refusals", {
  outOfDate: "This page is out of date. Reload it and try again.",
});

const list = "/app-links";

/** Adds a link behind the others and goes back to the list. */
export const createAppLink = submit("app-link.create", newAppLinkForm, {
  leadsTo: () => list,
});

/** Changes a link. */
export const updateAppLink = submit("app-link.update", appLinkForm, { shows: list });

/** Puts the links into another order. */
export const reorderAppLinks = formAction(
  async (_before: FormState<"moved">, form: FormData): Promise<FormState<"moved">> => {
    const sent = orderForm.parse(form);
    if (!sent.success) return { problem: (await getWords(actionWords))("outOfDate") };
    return formOutcome<"moved">(async () => {
      const { context } = await adminContext("superadmin");
      await reorder(context, sent.data);
      revalidatePath(`/admin${list}`);
      return { result: "moved" };
    });
  },
);
