import type { Command } from "commander";
import type { z } from "zod";
import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { recordText } from "@/lib/faces/cli/text";

const shown = {
  schema: clientKeysView,
  text: ({ address, signing, next }: z.output<typeof clientKeysView>) =>
    recordText([
      ["public keys", address],
      ["signs with", signing?.kid],
      ["by", signing?.algorithm],
      ["since", signing?.createdAt],
      ["prepared", next?.kid],
      ["by", next?.algorithm],
      ["made", next?.createdAt],
    ]),
};

/** `letterlock provider client-keys` and what rotates them. */
export function addClientKeys(group: Command, call: Call): void {
  addOperation(group, call, "identity-provider.client-keys", shown);
  addOperation(group, call, "client-key.prepare", shown, { name: "prepare-client-key" });
  addOperation(group, call, "client-key.activate", shown, { name: "activate-client-key" });
}
