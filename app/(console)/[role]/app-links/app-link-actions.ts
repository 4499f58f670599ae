"use server";

import { revalidatePath } from "next/cache";
import { getWords } from "@/app/_words/get-words";
import {
  appLinkForm,
  newAppLinkForm,
  oneAppLink,
  orderForm,
} from "@/app/(console)/[role]/app-links/app-link-form-input";
import { submit } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { createAppLink as create } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink as remove } from "@/lib/accounts/app-link/delete-app-link";
import { reorderAppLinks as reorder } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink as update } from "@/lib/accounts/app-link/update-app-link";
import { registry } from "@/lib/faces/registry";
import { adminContext } from "@/lib/faces/session/admin";
import { words } from "@/lib/words/text";

const { named } = registry;

const actionWords = words("console.appLinks.refusals", {
  gone: "This link no longer exists.",
  outOfDate: "This page is out of date. Reload it and try again.",
});

const list = "/app-links";

/** Adds a link behind the others and goes back to the list. */
export const createAppLink = submit(named("app-link.create"), newAppLinkForm, {
  run: ({ context, sent }) => create(context, sent),
  leadsTo: () => list,
});

/** Changes a link. */
export const updateAppLink = submit(named("app-link.update"), appLinkForm, {
  shows: list,
  run: ({ context, sent }) => update(context, sent),
});

/** Deletes a link and goes back to the list. */
export const deleteAppLink = submit(named("app-link.delete"), oneAppLink, {
  gone: actionWords("gone"),
  run: ({ context, sent }) => remove(context, sent),
  leadsTo: () => list,
});

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
