import { CommanderError } from "commander";
import { Call } from "@/lib/faces/cli/call";
import { failureOf, failureText } from "@/lib/faces/cli/failure";
import { buildProgram } from "@/lib/faces/cli/program";
import type { Terminal } from "@/lib/faces/cli/terminal";

/** The exit code when commander has shown a help text, asked for (0) or instead of a missing command (2). */
function helpExitCode(thrown: unknown): number | null {
  if (!(thrown instanceof CommanderError)) return null;
  if (thrown.code === "commander.helpDisplayed") return 0;
  return thrown.code === "commander.help" ? (thrown.exitCode === 0 ? 0 : 2) : null;
}

/** Runs one command line (without the program's name) and returns the exit code: 0 only on success. */
export async function runCli(argv: string[], terminal: Terminal): Promise<number> {
  const call = new Call(terminal);
  try {
    await buildProgram(call).parseAsync(argv, { from: "user" });
    return call.exitCode;
  } catch (thrown) {
    const afterHelp = helpExitCode(thrown);
    if (afterHelp !== null) return afterHelp;
    const failure = failureOf(thrown);
    terminal.stderr.write(failureText(failure, argv.includes("--json")));
    return failure.exitCode;
  } finally {
    await call.close();
  }
}
