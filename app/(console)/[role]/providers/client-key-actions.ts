"use server";

import { oneProvider } from "@/app/(console)/[role]/providers/provider-form-input";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { submit } from "@/app/(console)/submit";

const rules = { shows: "/providers", gone: providerWords("gone") };

/** Makes and publishes the key that will follow. */
export const prepareClientKey = submit("client-key.prepare", oneProvider, rules);

/** Signs with the prepared key from now on. */
export const activateClientKey = submit("client-key.activate", oneProvider, rules);
