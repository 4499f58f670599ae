import type { Command } from "commander";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { said } from "@/lib/faces/cli/said";
import { type Text, words } from "@/lib/words/text";

const commandWords = words("cli.command", {
  json: "answer with one JSON document",
  example: "Example:\n  {command}",
});

/** What a command says of itself. */
export interface CommandText {
  /** Name and arguments, such as `create <name>`. */
  usage: string;
  /** One sentence. */
  about: Text;
  /** A line that works, without the program's name. */
  example: string;
}

/** What a command does, with its parsed options and its arguments; undefined: it has written its answer itself. */
export type Work<Options extends object> = (
  options: Options,
  ...args: string[]
) => Promise<Answer | undefined>;

/** Adds a command to its group, with `--json` and its example below the help. It does its work and shows the answer. */
export const addCommand = <Options extends object>(
  group: Command,
  call: Call,
  { usage, about, example }: CommandText,
  work: Work<Options>,
): Command =>
  group
    .command(usage)
    .description(said(about))
    .option("--json", said(commandWords("json")))
    .allowExcessArguments(false)
    .addHelpText("after", `\n${said(commandWords("example", { command: `letterlock ${example}` }))}\n`)
    .action(async (...given: unknown[]) => {
      // Commander passes the arguments, then the options, then the command itself.
      const options = given.at(-2) as Options & { json?: boolean };
      const answer = await work(options, ...(given.slice(0, -2) as string[]));
      if (answer) await call.answer(answer, options.json === true);
    });
