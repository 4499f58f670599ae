import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import type { Group } from "@/lib/faces/cli/group";
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
export function addClientKeys(group: Group): void {
  group.operation("identity-provider.client-keys", shown);
  group.operation("client-key.prepare", shown, { name: "prepare-client-key" });
  group.operation("client-key.activate", shown, { name: "activate-client-key" });
}
