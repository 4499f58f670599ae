"use server";

import { newApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form-input";
import { makesToken } from "@/app/(console)/new-token";
import { newApiKeyView } from "@/lib/credentials/api-key/view";

/** Creates an API key for the signed-in administrator. */
export const createApiKey = makesToken("api-key.create", newApiKeyForm, {
  shows: "/api-keys",
  view: newApiKeyView,
});
