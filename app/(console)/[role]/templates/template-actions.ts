"use server";

import { byId } from "@/app/(console)/[role]/templates/by-id";
import {
  newTemplateForm,
  templateDeletion,
  templateForm,
} from "@/app/(console)/[role]/templates/template-form-input";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { submit } from "@/app/(console)/submit";
import { withProtocols } from "@/lib/accounts/template/given-shapes";

/** Creates a template and goes to its page. */
export const createTemplate = submit("template.create", newTemplateForm, {
  asks: withProtocols,
  leadsTo: ({ id }) => `/templates/${id}`,
});

/** Changes a template; its mailboxes take the new values when it is next applied to them. */
export const updateTemplate = submit("template.update", templateForm, {
  of: byId,
  asks: ({ id: _, ...given }) => withProtocols(given),
  shows: "/templates",
});

/** Deletes a template, lets those who have or give it go over to another one, and goes back to the list. */
export const deleteTemplate = submit("template.delete", templateDeletion, {
  of: byId,
  asks: ({ id: _, ...given }) => given,
  gone: templateWords("gone"),
  leadsTo: () => "/templates",
});
