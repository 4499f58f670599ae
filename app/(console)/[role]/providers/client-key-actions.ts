"use server";

import { oneProvider } from "@/app/(console)/[role]/providers/provider-form-input";
import { submit } from "@/app/(console)/submit";

const rules = { shows: "/providers", gone: "This provider does not exist any more." } as const;

/** Makes and publishes the key that will follow. */
export const prepareClientKey = submit("client-key.prepare", oneProvider, rules);

/** Signs with the prepared key from now on. */
export const activateClientKey = submit("client-key.activate", oneProvider, rules);
