import { PassThrough, Readable } from "node:stream";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { Call } from "@/lib/faces/cli/call";
import { buildProgram } from "@/lib/faces/cli/program";
import { operations } from "@/lib/faces/rest/operations";

const terminal = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() };

const namesOf = (command: Command, path: string[] = []): string[] =>
  command.commands.length === 0
    ? [path.join(" ")]
    : command.commands.flatMap((child) => namesOf(child, [...path, child.name()]));

const commands = new Set(namesOf(buildProgram(new Call(terminal))));

it.each(operations.map(({ id, command }) => ({ id, command })))(
  "what REST does by $id the command line does by `$command`",
  ({ command }) => {
    expect(commands, `letterlock has no command "${command}": add it to lib/faces/cli/`).toContain(command);
  },
);
