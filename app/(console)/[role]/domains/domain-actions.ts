"use server";

import { domainForm, newDomainForm } from "@/app/(console)/[role]/domains/domain-form-input";
import { submit } from "@/app/(console)/submit";

/** Creates a domain and goes to its page. */
export const createDomain = submit("domain.create", newDomainForm, {
  leadsTo: ({ name }) => `/domains/${name}`,
});

/** Changes a domain. */
export const updateDomain = submit("domain.update", domainForm, { shows: "/domains" });
