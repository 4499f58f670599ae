"use server";

import { appLinkForm, newAppLinkForm, orderForm } from "@/app/(console)/[role]/app-links/app-link-form-input";
import { answered, submit } from "@/app/(console)/submit";
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
export const reorderAppLinks = answered("app-link.reorder", orderForm, {
  shows: list,
  gone: actionWords("outOfDate"),
  answers: () => "moved" as const,
});
