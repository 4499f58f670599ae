import { Command } from "commander";
import { addAdminCommands } from "@/lib/faces/cli/admin/commands";
import { addAdminGroupCommands } from "@/lib/faces/cli/admin-group/commands";
import { addAliasCommands } from "@/lib/faces/cli/alias/commands";
import { addApiKeyCommands } from "@/lib/faces/cli/api-key/commands";
import { addAppLinkCommands } from "@/lib/faces/cli/app-link/commands";
import { addAppPasswordCommands } from "@/lib/faces/cli/app-password/commands";
import type { Call } from "@/lib/faces/cli/call";
import { addDoctorCommands } from "@/lib/faces/cli/doctor/commands";
import { addDomainCommands } from "@/lib/faces/cli/domain/commands";
import { Group } from "@/lib/faces/cli/group";
import { addIdentityCommands } from "@/lib/faces/cli/identity/commands";
import { addLogCommands } from "@/lib/faces/cli/log/commands";
import { addMailboxCommands } from "@/lib/faces/cli/mailbox/commands";
import { addMigrate } from "@/lib/faces/cli/migrate";
import { addOverviewCommands } from "@/lib/faces/cli/overview/commands";
import { placeOthers } from "@/lib/faces/cli/placed/place-others";
import { addProviderCommands } from "@/lib/faces/cli/provider/commands";
import { said } from "@/lib/faces/cli/said";
import { addScimTokenCommands } from "@/lib/faces/cli/scim-token/commands";
import { addSettingsCommands } from "@/lib/faces/cli/settings/commands";
import { addShareCommands } from "@/lib/faces/cli/share/commands";
import { addSyncCommands } from "@/lib/faces/cli/sync/commands";
import { addTemplateCommands } from "@/lib/faces/cli/template/commands";
import { type Text, words } from "@/lib/words/text";

const programWords = words("cli.program", {
  about: "Administers Letterlock, the identity plane of a mail server.",
  after: `Every command has --help with an example, and --json for a single JSON document on standard output.
Secrets are read from standard input or shown once. The exit code is 0 only on success, and 2 for wrong usage.
The environment (DATABASE_URL, LETTERLOCK_SECRET, …) is the same one that the product runs with.

Example:
  {example}`,
  help: "display help for command",
});

const titleWords = words("cli.title", {
  usage: "Usage:",
  arguments: "Arguments:",
  options: "Options:",
  commands: "Commands:",
});

/** What stands above the parts of a help page, by what commander calls it. */
const titles: Readonly<Record<string, Text>> = {
  "Usage:": titleWords("usage"),
  "Arguments:": titleWords("arguments"),
  "Options:": titleWords("options"),
  "Commands:": titleWords("commands"),
};

const titled = (title: string): string => {
  const text = titles[title];
  return text ? said(text) : title;
};

const example = 'printf %s "$PASSWORD" | letterlock mailbox create alice@example.org --password-stdin';

/** The whole `letterlock` command. It throws instead of ending the process. */
export function buildProgram(call: Call): Command {
  const program = new Command("letterlock")
    .description(said(programWords("about")))
    .configureOutput({
      writeOut: (text) => call.terminal.stdout.write(text),
      writeErr: (text) => call.terminal.stderr.write(text),
      // Wrong usage is thrown as well, and reported like every other failure.
      outputError: () => undefined,
    })
    .configureHelp({ styleTitle: titled })
    .helpOption("-h, --help", said(programWords("help")))
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText("after", `\n${said(programWords("after", { example }))}\n`);
  const all = new Group(program, call);
  addMigrate(all);
  addAdminCommands(all);
  addDomainCommands(all);
  addTemplateCommands(all);
  addMailboxCommands(all);
  addAliasCommands(all);
  addShareCommands(all);
  addAppPasswordCommands(all);
  addApiKeyCommands(all);
  addProviderCommands(all);
  addScimTokenCommands(all);
  addSyncCommands(all);
  addIdentityCommands(all);
  addAppLinkCommands(all);
  addAdminGroupCommands(all);
  addSettingsCommands(all);
  addOverviewCommands(all);
  addDoctorCommands(all);
  addLogCommands(all);
  placeOthers(all);
  return program;
}
