import { z } from "zod";
import { givenFields, givenShapes } from "@/app/(console)/[role]/templates/given-input";

const fields = { name: z.string().trim().min(1, "Enter a name."), ...givenShapes };

/** The form of a new template, as a browser sends it. */
export const newTemplateForm = z.object(fields).transform(givenFields);

/** The form of an existing template; `expectedVersion` is the one that its page has shown. */
export const templateForm = z
  .object({ id: z.uuid(), expectedVersion: z.coerce.number().int(), ...fields })
  .transform(givenFields);

/** The template that its page has shown. */
export const oneTemplate = z.object({ id: z.uuid(), expectedVersion: z.coerce.number().int() });

/** A deletion; without a destination only of what nobody gives any more. */
export const templateDeletion = oneTemplate.extend({
  usersGoTo: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
});
