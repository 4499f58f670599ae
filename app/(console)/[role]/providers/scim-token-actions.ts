"use server";

import { newScimTokenForm } from "@/app/(console)/[role]/providers/scim-token-form-input";
import { makesToken } from "@/app/(console)/new-token";
import { newScimTokenView } from "@/lib/credentials/scim-token/view";

/** Creates a token with which a provider pushes its people. */
export const createScimToken = makesToken("scim-token.create", newScimTokenForm, {
  shows: "/providers",
  view: newScimTokenView,
});
