"use server";

import { newApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form-input";
import { answered } from "@/app/(console)/submit";
import { newApiKeyView } from "@/lib/credentials/api-key/view";

/** A new key, which leaves the server this once. */
export interface NewApiKey {
  token: string;
  name: string;
}

/** Creates an API key for the signed-in administrator. */
export const createApiKey = answered("api-key.create", newApiKeyForm, {
  shows: "/api-keys",
  answers: (output, { name }): NewApiKey => ({ token: newApiKeyView.parse(output).token, name }),
});
