import type { Command } from "commander";
import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { asRecord } from "@/lib/faces/cli/shown-as";

const shown = asRecord(clientKeysView, [
  ["publicKeys", "address"],
  ["signing", ({ signing }) => signing?.kid],
  ["algorithm", ({ signing }) => signing?.algorithm],
  ["created", ({ signing }) => signing?.createdAt],
  ["prepared", ({ next }) => next?.kid],
  ["algorithm", ({ next }) => next?.algorithm],
  ["created", ({ next }) => next?.createdAt],
]);

/** `letterlock provider client-keys` and what rotates them. */
export function addClientKeys(group: Command, call: Call): void {
  addOperation(group, call, "identity-provider.client-keys", shown);
  addOperation(group, call, "client-key.prepare", shown, { name: "prepare-client-key" });
  addOperation(group, call, "client-key.activate", shown, { name: "activate-client-key" });
}
