import type { Command } from "commander";
import { activateClientKey, prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { recordText } from "@/lib/faces/cli/text";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

async function keysAnswer({ db }: Call, slug: string): Promise<Answer> {
  await getProviderBySlug(db, slug);
  const address = clientKeysUrl(slug);
  const { signing, next } = await describeClientKeys(db, slug);
  return {
    document: { address, signing, next },
    text: recordText([
      ["public keys", address],
      ["signs with", signing?.kid],
      ["by", signing?.algorithm],
      ["since", signing?.createdAt],
      ["prepared", next?.kid],
      ["by", next?.algorithm],
      ["made", next?.createdAt],
    ]),
  };
}

/** `letterlock provider client-keys` and what rotates them. */
export function addClientKeys(group: Command, call: Call): void {
  addCommand(group, {
    usage: "client-keys <slug>",
    about: "Shows which key of our client signs at a provider (private_key_jwt), and where it reads them.",
    example: "provider client-keys keycloak",
  }).action(answering(call, (_, slug = "") => keysAnswer(call, slug)));
  addCommand(group, {
    usage: "prepare-client-key <slug>",
    about: "Makes and publishes the key that will follow; nothing is signed with it yet.",
    example: "provider prepare-client-key keycloak",
  }).action(
    answering(call, async (_, slug = "") => {
      await prepareClientKey(call.context, { slug });
      return keysAnswer(call, slug);
    }),
  );
  addCommand(group, {
    usage: "activate-client-key <slug>",
    about: "Signs with the prepared key from now on, and forgets the one before.",
    example: "provider activate-client-key keycloak",
  }).action(
    answering(call, async (_, slug = "") => {
      await activateClientKey(call.context, { slug });
      return keysAnswer(call, slug);
    }),
  );
}
