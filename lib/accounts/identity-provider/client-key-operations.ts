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
    title: "Which key of our client signs at a provider, and which one is prepared",
    about: "Shows which key of our client signs at a provider (private_key_jwt), and where it reads them.",
    example: "provider client-keys keycloak",
    ...common,
    effect: "read",
    run: ({ context, subject: { slug } }) => shownKeys(context, slug),
  }),
  operation({
    name: "client-key.prepare",
    title: "Makes and publishes the key that will follow, so that the provider can learn it first",
    description: "Nothing is signed with it yet. One that was prepared before and not used is replaced.",
    about: "Makes and publishes the key that will follow; nothing is signed with it yet.",
    example: "provider prepare-client-key keycloak",
    ...common,
    effect: "write",
    versioned: true,
    async run({ context, subject: { slug }, expectedVersion }) {
      await prepareClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
  operation({
    name: "client-key.activate",
    title: "Signs with the prepared key from now on, and forgets the one before",
    description: "A provider that has not learned it yet refuses everybody who signs in.",
    about: "Signs with the prepared key from now on, and forgets the one before.",
    example: "provider activate-client-key keycloak",
    ...common,
    effect: "write",
    versioned: true,
    dangerous: true,
    async run({ context, subject: { slug }, expectedVersion }) {
      await activateClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
];
