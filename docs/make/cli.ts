import { PassThrough, Readable } from "node:stream";
import type { Command, Option } from "commander";
import { Call } from "@/lib/faces/cli/call";
import { buildProgram } from "@/lib/faces/cli/program";
import { anchorOf, blocks, code, link, list, page, sentence, table } from "./markdown";
import { restOfCommand } from "./operations";

interface Leaf {
  name: string;
  command: Command;
}

const leavesOf = (command: Command, path: string[] = []): Leaf[] => {
  const own = [...path, command.name()];
  return command.commands.length === 0
    ? [{ name: own.join(" "), command }]
    : command.commands.flatMap((child) => leavesOf(child, own));
};

/** What `--help` prints, whole: commander keeps the text below the options nowhere else. */
function helpOf(command: Command, stdout: PassThrough): string {
  command.outputHelp();
  return String(stdout.read() ?? "");
}

const exampleOf = (help: string): string =>
  (help.split("\nExample:\n")[1] ?? "").replaceAll(/^ {2}/gm, "").trim();

const defaultOf = ({ defaultValue }: Option): string =>
  defaultValue === undefined ? "" : ` Default: ${code(String(defaultValue))}.`;

const choicesOf = ({ argChoices = [] }: Option): string =>
  argChoices.length > 0 ? ` One of ${argChoices.map(code).join(", ")}.` : "";

const optionRow = (option: Option): string[] => [
  code(option.flags),
  `${sentence(option.description)}${choicesOf(option)}${option.mandatory ? " **Needed.**" : ""}${defaultOf(option)}`,
];

const usageOf = (name: string, command: Command): string => `letterlock ${name} ${command.usage()}`;

function commandBody({ name, command }: Leaf, stdout: PassThrough): string {
  const options = command.options.filter(({ long }) => long !== "--json");
  const rest = restOfCommand(name);
  return blocks(
    sentence(command.description()),
    `\`\`\`sh\n${exampleOf(helpOf(command, stdout))}\n\`\`\``,
    `Usage: ${code(usageOf(name, command))}`,
    table(["option", "meaning"], options.map(optionRow)),
    rest.length > 0 ? `By REST: ${rest.map((heading) => link(heading, "rest.md")).join(", ")}.` : "",
  );
}

function groupSection(group: Command, stdout: PassThrough): string {
  const title = `## ${group.name()}`;
  const leaves = leavesOf(group);
  if (group.commands.length === 0) return blocks(title, ...leaves.map((leaf) => commandBody(leaf, stdout)));
  return blocks(
    title,
    sentence(group.description()),
    list(leaves.map(({ name, command }) => `${link(name)}: ${sentence(command.description())}`)),
    ...leaves.map((leaf) => blocks(`### ${leaf.name}`, commandBody(leaf, stdout))),
  );
}

const intro = `Commands run on the server, with the environment of the product ([settings](settings.md)), usually as root
([how to set that up](../install.md#4-the-settings-of-this-site)). Whoever may read that environment may do everything: a command acts as a
superadmin, and the audit log names the shell's user. To let somebody do less, give them [a REST key](rest.md).

- Every command has \`--help\` with an example, and \`--json\`: one JSON document on standard output, and nothing else there.
- Secrets are read from standard input, or shown once.
- The exit code is 0 on success only, 2 for wrong usage, 1 otherwise; the error goes to standard error [with a code](errors.md).`;

/** Every command of `letterlock`. */
export function cliPage() {
  const stdout = new PassThrough();
  const program = buildProgram(new Call({ stdin: Readable.from([]), stdout, stderr: new PassThrough() }));
  return page(
    "cli.md",
    "# The command line: letterlock",
    intro,
    list(
      program.commands.map(
        (group) => `[${group.name()}](#${anchorOf(group.name())}): ${sentence(group.description())}`,
      ),
    ),
    ...program.commands.map((group) => groupSection(group, stdout)),
  );
}
