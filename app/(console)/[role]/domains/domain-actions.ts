"use server";

import { domainForm, newDomainForm, oneDomain } from "@/app/(console)/[role]/domains/domain-form-input";
import { submit } from "@/app/(console)/submit";
import { words } from "@/lib/words/text";

const actionWords = words("console.domains.refusals", { gone: "This domain no longer exists." });

/** Creates a domain and goes to its page. */
export const createDomain = submit("domain.create", newDomainForm, {
  leadsTo: ({ name }) => `/domains/${name}`,
});

/** Changes a domain. */
export const updateDomain = submit("domain.update", domainForm, { shows: "/domains" });

/** Deletes a domain that has no mailboxes and goes back to the list. */
export const deleteDomain = submit("domain.delete", oneDomain, {
  gone: actionWords("gone"),
  leadsTo: () => "/domains",
});
