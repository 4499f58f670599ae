import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput, ticked } from "@/app/(console)/form-input";
import { answered, submit } from "@/app/(console)/submit";
import { appLinkFields } from "@/lib/accounts/app-link/fields";

const { hiddenAtLogin: _, ...fields } = appLinkFields;

/** A link as it is filled in; its own rules are the verb's. */
const link = formInput({ ...inputsOf(fields), shownAtLogin: ticked }, (object) =>
  object.transform(({ shownAtLogin, ...rest }) => ({ ...rest, hiddenAtLogin: !shownAtLogin })),
);

export const appLinkForms = {
  /** Adds a link behind the others and goes back to the list. */
  createAppLink: submit("app-link.create", link, { leadsTo: () => "/app-links" }),
  updateAppLink: submit("app-link.update", link),
  /** Sends all links in their new order, with commas between them. */
  reorderAppLinks: answered(
    "app-link.reorder",
    formInput({ ids: z.string().transform((text) => text.split(",")) }),
    { untyped: true, answers: () => "moved" as const },
  ),
};
