import { z } from "zod";
import { givenFields, givenShapes } from "@/app/_administration/templates/given-input";

const fields = { name: z.string().trim().min(1, "Enter a name."), ...givenShapes };

/** The form of a new template, as a browser sends it. */
export const newTemplateForm = z.object(fields).transform(givenFields);

/** The form of an existing template; `expectedVersion` is the one that its page has shown. */
export const templateForm = z
  .object({ id: z.uuid(), expectedVersion: z.coerce.number().int(), ...fields })
  .transform(givenFields);

/** What is deleted. */
export const oneTemplate = z.object({ id: z.uuid(), expectedVersion: z.coerce.number().int() });
