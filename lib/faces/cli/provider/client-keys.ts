import type { Command } from "commander";
import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";

const shown = asRecord(clientKeysView, ({ address, signing, next }) => [
  [label("publicKeys"), address],
  [label("signing"), signing?.kid],
  [label("algorithm"), signing?.algorithm],
  [label("created"), signing?.createdAt],
  [label("prepared"), next?.kid],
  [label("algorithm"), next?.algorithm],
  [label("created"), next?.createdAt],
]);

/** `letterlock provider client-keys` and what rotates them. */
export function addClientKeys(group: Command, call: Call): void {
  addOperation(group, call, "identity-provider.client-keys", shown);
  addOperation(group, call, "client-key.prepare", shown, { name: "prepare-client-key" });
  addOperation(group, call, "client-key.activate", shown, { name: "activate-client-key" });
}
