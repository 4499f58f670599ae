import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { foreseenOf } from "@/app/(console)/[role]/templates/foreseen";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput, neededText } from "@/app/(console)/form-input";
import type { Naming } from "@/app/(console)/sent-subject";
import { answered, submit } from "@/app/(console)/submit";
import { templatePreview } from "@/lib/accounts/mailbox/template-operations";
import { templateFields } from "@/lib/accounts/template/fields";
import { withProtocols } from "@/lib/accounts/template/given-shapes";
import { getTemplate } from "@/lib/accounts/template/queries";

const name = neededText(templateWords("enterName"));
const template = formInput({ name, ...inputsOf(templateFields) }, (object) =>
  object.transform(({ name, ...given }) => ({ name, ...withProtocols(given) })),
);

/** Nothing chosen: only what nobody gives any more is deleted. */
const usersGoTo = z
  .string()
  .transform((name) => name || undefined)
  .optional();

/** By its id: its name may change while somebody edits it. */
const by: Naming<{ id: string }> = {
  input: z.object({ id: z.uuid() }),
  keyOf: async ({ id }, { db }) => ({ name: (await getTemplate(db, id)).name }),
};

export const templateForms = {
  /** Creates a template and goes to its page. */
  createTemplate: submit("template.create", template, { leadsTo: ({ id }) => `/templates/${id}` }),
  /** Changes a template; its mailboxes take the new values when it is next applied to them. */
  updateTemplate: submit("template.update", template, { by }),
  /** Says what the form as it is filled in would change in the mailboxes, before it is saved. */
  previewTemplateEdit: answered("template.preview", template, {
    by,
    foresees: true,
    asks: async ({ name: _, ...given }) => given,
    answers: async (output) => foreseenOf(templatePreview.parse(output), await getSay()),
  }),
  /** Deletes a template, lets those who have or give it go over to another one, and goes back to the list. */
  deleteTemplate: submit("template.delete", formInput({ usersGoTo }), {
    by,
    leadsTo: () => "/templates",
  }),
};
