import { clientKeysView, showClientKeys } from "@/lib/accounts/identity-provider/client-keys-view";
import { activateClientKey, prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { nothing, operation } from "@/lib/catalogue/operation";
import type { Context } from "@/lib/platform/db/context";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";

const common = {
  audience: ["superadmin"],
  area: "providers",
  subject: providerSubject,
  input: nothing,
  output: clientKeysView,
} as const;

async function shownKeys(context: Context, slug: string) {
  const { version } = await providerSubject.get(context, { slug });
  return { output: showClientKeys(slug, await describeClientKeys(context.db, slug)), version };
}

/** The key pairs with which our client proves itself at a provider (`private_key_jwt`). */
export const clientKeyOperations = [
  operation({
    name: "identity-provider.client-keys",
    title: "Shows the client's signing key for a provider, and the prepared one",
    about:
      "Shows the client's signing keys for a provider (private_key_jwt), and where the provider reads them.",
    example: "provider client-keys keycloak",
    ...common,
    effect: "read",
    run: ({ context, subject: { slug } }) => shownKeys(context, slug),
  }),
  operation({
    name: "client-key.prepare",
    title: "Creates and publishes the next signing key, so that the provider can load it first",
    description: "Nothing is signed with it yet. A prepared key that hasn't been activated is replaced.",
    about: "Creates and publishes the next signing key. Nothing is signed with it yet.",
    example: "provider prepare-client-key keycloak",
    ...common,
    effect: "write",
    versioned: true,
    buttons: {
      prepare: {
        label: "Create new key",
        question: "Create a new key?",
        consequence:
          "{replaces, select, next {It is published next to the current key, but not used yet. It replaces the next key that already exists.} other {It is published next to the current key, but not used yet.}}",
        confirm: "Create key",
        pending: "Creating…",
      },
    },
    async run({ context, subject: { slug }, expectedVersion }) {
      await prepareClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
  operation({
    name: "client-key.activate",
    title: "Activates the prepared signing key and deletes the previous one",
    description: "Until the provider has loaded the new key, nobody can sign in with it.",
    about:
      "Activates the prepared signing key and deletes the previous one. Make sure that the provider has loaded it.",
    example: "provider activate-client-key keycloak",
    ...common,
    effect: "write",
    versioned: true,
    dangerous: true,
    buttons: {
      activate: {
        label: "Switch to next key",
        question: "Switch to the next key?",
        consequence:
          "The current key is discarded. If the provider hasn't fetched the next key yet, nobody can sign in with it until it has.",
        confirm: "Switch key",
        pending: "Switching…",
      },
    },
    async run({ context, subject: { slug }, expectedVersion }) {
      await activateClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
];
