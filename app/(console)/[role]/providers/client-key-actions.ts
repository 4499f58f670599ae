"use server";

import { oneProvider } from "@/app/(console)/[role]/providers/provider-form-input";
import { submit } from "@/app/(console)/submit";
import {
  activateClientKey as activate,
  prepareClientKey as prepare,
} from "@/lib/accounts/identity-provider/rotate-client-key";
import { registry } from "@/lib/faces/registry";

const rules = { shows: "/providers", gone: "This provider does not exist any more." } as const;

/** Makes and publishes the key that will follow. */
export const prepareClientKey = submit(registry.named("client-key.prepare"), oneProvider, {
  ...rules,
  run: ({ context, sent }) => prepare(context, sent),
});

/** Signs with the prepared key from now on. */
export const activateClientKey = submit(registry.named("client-key.activate"), oneProvider, {
  ...rules,
  run: ({ context, sent }) => activate(context, sent),
});
