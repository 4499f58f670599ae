import type { Command } from "commander";
import { said } from "@/lib/faces/cli/said";
import { words } from "@/lib/words/text";

const t = words("cli.share", { group: "Mailboxes that are shared with groups of an identity provider." });

/** Names the group of the commands for shared mailboxes; each follows from its operation. */
export function addShareCommands(program: Command): void {
  program.command("share").description(said(t("group")));
}
