import type { Command } from "commander";
import type { z } from "zod";
import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { recordText } from "@/lib/faces/cli/text";
import { label } from "@/lib/faces/cli/view-words";

const shown = {
  schema: clientKeysView,
  text: ({ address, signing, next }: z.output<typeof clientKeysView>) =>
    recordText([
      [label("publicKeys"), address],
      [label("signing"), signing?.kid],
      [label("algorithm"), signing?.algorithm],
      [label("created"), signing?.createdAt],
      [label("prepared"), next?.kid],
      [label("algorithm"), next?.algorithm],
      [label("created"), next?.createdAt],
    ]),
};

/** `letterlock provider client-keys` and what rotates them. */
export function addClientKeys(group: Command, call: Call): void {
  addOperation(group, call, "identity-provider.client-keys", shown);
  addOperation(group, call, "client-key.prepare", shown, { name: "prepare-client-key" });
  addOperation(group, call, "client-key.activate", shown, { name: "activate-client-key" });
}
