"use server";

import { newScimTokenForm } from "@/app/(console)/[role]/providers/scim-token-form-input";
import { answered } from "@/app/(console)/submit";
import { newScimTokenView } from "@/lib/credentials/scim-token/view";

/** A new token, which leaves the server this once. */
export interface NewScimToken {
  token: string;
  name: string;
}

/** Creates a token with which a provider pushes its people. */
export const createScimToken = answered("scim-token.create", newScimTokenForm, {
  shows: "/providers",
  answers: (output, { name }): NewScimToken => ({ token: newScimTokenView.parse(output).token, name }),
});
