"use server";

import { aliasForm, newAliasForm } from "@/app/(console)/[role]/aliases/alias-form-input";
import { submit } from "@/app/(console)/submit";

/** Gives a mailbox a further address and goes to its page. */
export const createAlias = submit("alias.create", newAliasForm, {
  leadsTo: ({ address }) => `/aliases/${encodeURIComponent(String(address))}`,
});

/** Changes an alias. */
export const updateAlias = submit("alias.update", aliasForm, { shows: "/aliases" });
