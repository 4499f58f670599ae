import type { Group } from "@/lib/faces/cli/group";
import { words } from "@/lib/words/text";

const t = words("cli.share", { group: "Mailboxes that are shared with groups of an identity provider." });

/** Names the group of the commands for shared mailboxes; each follows from its operation. */
export function addShareCommands(program: Group): void {
  program.group("share", t("group"));
}
