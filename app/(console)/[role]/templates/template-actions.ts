"use server";

import {
  newTemplateForm,
  templateDeletion,
  templateForm,
} from "@/app/(console)/[role]/templates/template-form-input";
import { submit } from "@/app/(console)/submit";
import { createTemplate as create } from "@/lib/accounts/template/create-template";
import { deleteTemplate as remove } from "@/lib/accounts/template/delete-template";
import { updateTemplate as update } from "@/lib/accounts/template/update-template";
import { registry } from "@/lib/faces/registry";

const { named } = registry;

/** Creates a template and goes to its page. */
export const createTemplate = submit(named("template.create"), newTemplateForm, {
  run: ({ context, sent }) => create(context, sent),
  leadsTo: ({ id }) => `/templates/${id}`,
});

/** Changes a template; its mailboxes take the new values when it is next applied to them. */
export const updateTemplate = submit(named("template.update"), templateForm, {
  shows: "/templates",
  run: ({ context, sent }) => update(context, sent),
});

/** Deletes a template, lets those who have or give it go over to another one, and goes back to the list. */
export const deleteTemplate = submit(named("template.delete"), templateDeletion, {
  gone: "This template does not exist any more.",
  run: ({ context, sent }) => remove(context, sent),
  leadsTo: () => "/templates",
});
