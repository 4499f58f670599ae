import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput, ticked } from "@/app/(console)/form-input";
import { appLinkFields } from "@/lib/accounts/app-link/fields";

const { hiddenAtLogin: _, ...fields } = appLinkFields;
const inputs = { ...inputsOf(fields), shownAtLogin: ticked };

const shownToHidden = <Sent extends { shownAtLogin: boolean }>({ shownAtLogin, ...rest }: Sent) => ({
  ...rest,
  hiddenAtLogin: !shownAtLogin,
});

/** The form of a new link; the link's own rules are the verb's. */
export const newAppLinkForm = formInput(inputs, (object) => object.transform(shownToHidden));

const subject = { id: z.uuid(), expectedVersion };

/** The form of an existing link. */
export const appLinkForm = formInput({ ...subject, ...inputs }, (object) => object.transform(shownToHidden));

/** All links in their new order, with commas between them. */
export const orderForm = formInput({ ids: z.string().transform((text) => text.split(",")) });
