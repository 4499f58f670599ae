"use server";

import { appLinkForm, newAppLinkForm, orderForm } from "@/app/(console)/[role]/app-links/app-link-form-input";
import { outOfDate } from "@/app/(console)/done-by";
import { answered, submit } from "@/app/(console)/submit";

const list = "/app-links";

/** Adds a link behind the others and goes back to the list. */
export const createAppLink = submit("app-link.create", newAppLinkForm, {
  leadsTo: () => list,
});

/** Changes a link. */
export const updateAppLink = submit("app-link.update", appLinkForm, { shows: list });

/** Puts the links into another order. */
export const reorderAppLinks = answered("app-link.reorder", orderForm, {
  shows: list,
  gone: outOfDate,
  answers: () => "moved" as const,
});
