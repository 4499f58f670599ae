"use server";

import { aliasForm, newAliasForm, oneAlias } from "@/app/(console)/[role]/aliases/alias-form-input";
import { submit } from "@/app/(console)/submit";
import { aliasRefusals } from "@/lib/accounts/alias/refusal-error";

/** Gives a mailbox a further address and goes to its page. */
export const createAlias = submit("alias.create", newAliasForm, {
  leadsTo: ({ address }) => `/aliases/${encodeURIComponent(String(address))}`,
});

/** Changes an alias. */
export const updateAlias = submit("alias.update", aliasForm, { shows: "/aliases" });

/** Deletes an alias and goes back to the list. */
export const deleteAlias = submit("alias.delete", oneAlias, {
  gone: aliasRefusals("gone"),
  leadsTo: () => "/aliases",
});
