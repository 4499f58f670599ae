import { z } from "zod";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { templateFields } from "@/lib/accounts/template/fields";
import { message } from "@/lib/words/message";

const fields = {
  name: z
    .string()
    .trim()
    .min(1, message(templateWords("enterName"))),
  ...inputsOf(templateFields),
};

/** The template that its page has shown. */
export const oneTemplate = z.object({ id: z.uuid(), expectedVersion });

/** The form of a new template. */
export const newTemplateForm = formInput(fields);

/** The form of an existing template. */
export const templateForm = formInput({ ...oneTemplate.shape, ...fields });

/** A deletion; without a destination only of what nobody gives any more. */
export const templateDeletion = formInput({
  ...oneTemplate.shape,
  usersGoTo: z
    .string()
    .transform((name) => name || undefined)
    .optional(),
});
