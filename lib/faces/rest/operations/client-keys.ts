import { z } from "zod";
import { activateClientKey, prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { clientKeysView, showClientKeys } from "@/lib/faces/rest/views/client-keys";
import type { Context } from "@/lib/platform/db/context";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { providerSlug } from "@/lib/providers/settings/slug";

const bySlug = z.strictObject({ slug: providerSlug });
const path = "/identity-providers/{slug}/client-keys";
const common = {
  roles: ["admin"],
  area: "providers",
  params: bySlug,
  query: none,
  body: noBody,
  answer: clientKeysView,
} as const;

async function shownKeys({ db }: Context, slug: string) {
  const { version } = await getProviderBySlug(db, slug);
  return { body: showClientKeys(slug, await describeClientKeys(db, slug)), version };
}

/** The key pairs with which our client proves itself at a provider (`private_key_jwt`). */
export const clientKeyOperations = [
  operation({
    id: "getClientKeys",
    command: "provider client-keys",
    method: "get",
    path,
    ...common,
    summary: "Which key of our client signs at a provider, and which one is prepared",
    handle: ({ context, params: { slug } }) => shownKeys(context, slug),
  }),
  operation({
    id: "prepareClientKey",
    command: "provider prepare-client-key",
    method: "post",
    path,
    ...common,
    summary: "Makes and publishes the key that will follow, so that the provider can learn it first",
    description: "Nothing is signed with it yet. One that was prepared before and not used is replaced.",
    versioned: true,
    async handle({ context, params: { slug }, expectedVersion }) {
      await prepareClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
  operation({
    id: "activateClientKey",
    command: "provider activate-client-key",
    method: "post",
    path: `${path}/activate`,
    ...common,
    summary: "Signs with the prepared key from now on, and forgets the one before",
    description: "A provider that has not learned it yet refuses everybody who signs in.",
    versioned: true,
    dangerous: true,
    async handle({ context, params: { slug }, expectedVersion }) {
      await activateClientKey(context, { slug, expectedVersion });
      return shownKeys(context, slug);
    },
  }),
];
