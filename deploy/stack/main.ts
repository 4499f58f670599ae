import { parseArgs } from "node:util";
import { openLogs } from "./commands/logs";
import { actOnPart } from "./commands/part";
import { printEnvironment } from "./commands/print-environment";
import { reset } from "./commands/reset";
import { runInBackground, runInForeground, supervise } from "./commands/start";
import { printStatus } from "./commands/status";
import { stop } from "./commands/stop";
import type { StackKind } from "./paths";

const help = (kind: StackKind) => `npm run ${kind} [-- COMMAND]

  (nothing)                                  start the stack here; Ctrl-C stops it
  start                                      start it and return when it is ready
  stop                                       stop it
  status [--json]                            what runs where, and the accounts
  env                                        shell lines with which bin/letterlock works on its database
  part NAME stop|start|pause|continue        one part, for trying outages
  logs [NAME]                                follow the logs of all parts, or of one
  packages                                   install the Debian packages it needs, nothing else (as root)
  reset [--yes]                              stop it and delete everything it has stored`;

/** Runs one command of `npm run demo` or `npm run up`. Throws with a sentence for the user. */
export async function main(kind: StackKind, argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { json: { type: "boolean" }, yes: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [command = "run", ...rest] = positionals;
  const commands: Record<string, () => Promise<void>> = {
    run: () => runInForeground(kind),
    start: () => runInBackground(kind),
    supervise: () => supervise(kind),
    stop: () => stop(kind),
    status: () => printStatus(kind, values.json ?? false),
    env: () => printEnvironment(kind),
    part: () => actOnPart(kind, rest),
    logs: () => openLogs(kind, rest[0]),
    reset: () => reset(kind, values.yes ?? false),
  };
  const chosen = commands[command];
  if (values.help) return console.log(help(kind));
  if (!chosen) throw new Error(`There is no command ${command}.\n\n${help(kind)}`);
  await chosen();
}
