import type { Command } from "commander";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { said } from "@/lib/faces/cli/said";
import { type Text, words } from "@/lib/words/text";

const commandWords = words("cli.command", {
  json: "answer with one JSON document",
  example: "Example:\n  {command}",
});

interface CommandText {
  /** Name and arguments, such as `create <name>`. */
  usage: string;
  /** One sentence. */
  about: Text;
  /** A line that works, without the program's name. */
  example: string;
}

/** Adds a command to its group, with `--json` and its example below the help. */
export const addCommand = (group: Command, text: CommandText): Command =>
  group
    .command(text.usage)
    .description(said(text.about))
    .option("--json", said(commandWords("json")))
    .allowExcessArguments(false)
    .addHelpText("after", `\n${said(commandWords("example", { command: `letterlock ${text.example}` }))}\n`);

/** Runs a command's work and shows its answer; `work` gets the parsed options and the arguments. */
export function answering<Options extends object>(
  call: Call,
  work: (options: Options, ...args: string[]) => Promise<Answer>,
) {
  return async (...given: unknown[]): Promise<void> => {
    // Commander passes the arguments, then the options, then the command itself.
    const options = given.at(-2) as Options & { json?: boolean };
    const args = given.slice(0, -2) as string[];
    await call.answer(await work(options, ...args), options.json === true);
  };
}
