"use server";

import { domainForm, newDomainForm, oneDomain } from "@/app/(console)/[role]/domains/domain-form-input";
import { submit } from "@/app/(console)/submit";
import { createDomain as create } from "@/lib/accounts/domain/create-domain";
import { deleteDomain as remove } from "@/lib/accounts/domain/delete-domain";
import { updateDomain as update } from "@/lib/accounts/domain/update-domain";
import { registry } from "@/lib/faces/registry";
import { words } from "@/lib/words/text";

const { named } = registry;

const actionWords = words("console.domains.refusals", { gone: "This domain no longer exists." });

/** Creates a domain and goes to its page. */
export const createDomain = submit(named("domain.create"), newDomainForm, {
  run: ({ context, sent }) => create(context, sent),
  leadsTo: ({ name }) => `/domains/${name}`,
});

/** Changes a domain. */
export const updateDomain = submit(named("domain.update"), domainForm, {
  shows: "/domains",
  run: ({ context, sent }) => update(context, sent),
});

/** Deletes a domain that has no mailboxes and goes back to the list. */
export const deleteDomain = submit(named("domain.delete"), oneDomain, {
  gone: actionWords("gone"),
  run: ({ context, sent }) => remove(context, sent),
  leadsTo: () => "/domains",
});
