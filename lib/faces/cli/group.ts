import type { Command } from "commander";
import type { z } from "zod";
import { answerList, answerOf, pagesOf, type Shown, type ShownList } from "@/lib/faces/cli/answer";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, type CommandText, type Work } from "@/lib/faces/cli/command";
import {
  aboutOf,
  type CommandRules,
  described,
  type Options,
  optionsIn,
  runWith,
  versionOption,
} from "@/lib/faces/cli/operation-run";
import { said } from "@/lib/faces/cli/said";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const endedWords = words("cli.ended", {
  deleted: "Deleted {name}.",
  revoked: "Revoked {name}.",
  unlinked: "Unlinked {name}.",
});

/** By their names, what commands are that do one operation, each with an input of its own, such as `enable`. */
type Presets = Readonly<Record<string, Required<Pick<CommandRules, "about" | "preset">>>>;

/** A group of commands, such as `letterlock alias …`, and the run that they are part of. */
export class Group {
  constructor(
    readonly command: Command,
    readonly call: Call,
  ) {}

  /** A group in this one. */
  group(name: string, about: Text): Group {
    return new Group(this.command.command(name).description(said(about)), this.call);
  }

  /** The command or the group in it that has this name. */
  named(name: string): Group | undefined {
    const found = this.command.commands.find((one) => one.name() === name);
    return found && new Group(found, this.call);
  }

  /** A command that is no operation, with work of its own. */
  plain<Given extends object>(text: CommandText, work: Work<Given>): Command {
    return addCommand(this.command, this.call, text, work);
  }

  /** A command with an operation's words, arguments and options, and work of its own. */
  own<Given extends Options>(name: string, rules: CommandRules, work: Work<Given>): Command {
    const { operation, verb, keys } = described(name);
    const args = (rules.args ?? keys).map((one) => `<${one}>`);
    const text = {
      usage: [rules.name ?? verb, ...args].join(" "),
      about: rules.about ?? aboutOf(operation),
      example: rules.example ?? operation.example,
    };
    const command = this.plain(text, work);
    for (const one of optionsIn(name, rules)) one.add(command, false);
    return operation.versioned ? command.addOption(versionOption()) : command;
  }

  /** A command that is one operation. */
  operation<Schema extends z.ZodType>(name: string, shown: Shown<Schema>, rules: CommandRules = {}): void {
    this.own(name, rules, (options, ...args) => answerOf(this.call, shown, name, rules, options, args));
  }

  /** Commands that are one operation, each with an input of its own; their examples are about what its own is about. */
  presets<Schema extends z.ZodType>(
    name: string,
    shown: Shown<Schema>,
    presets: Presets,
    rules: CommandRules = {},
  ): void {
    const [noun, , subject] = described(name).operation.example.split(" ");
    for (const [verb, preset] of Object.entries(presets))
      this.operation(name, shown, {
        options: [],
        ...rules,
        ...preset,
        name: verb,
        example: `${noun} ${verb} ${subject}`,
      });
  }

  /** A command that lists. */
  list<Item extends z.ZodType>(name: string, shown: ShownList<Item>, rules: CommandRules = {}): void {
    this.own(name, rules, (options, ...args) =>
      answerList(this.call, shown, pagesOf(this.call, name, rules, options, args)),
    );
  }

  /** A command that deletes or otherwise ends one thing, and says by its canonical name which. */
  deletion(name: string, rules: CommandRules = {}): void {
    const { confirm, ended = "deleted", endedOf = described(name).operation.subject } = rules;
    const command = this.own(name, rules, async (options, ...args) => {
      const last = Object.keys(endedOf.key.shape).at(-1) ?? "";
      const found: Record<string, unknown> = {
        ...(await endedOf.get(this.call.context, { [last]: args[0] })),
      };
      const label = String(found[last] ?? args[0]);
      if (confirm && !options.yes) throw new AppError("invalid-input", confirm.refusal(label));
      await runWith(this.call, name, rules, options, args);
      return { document: { [ended]: label }, text: `${said(endedWords(ended, { name: label }))}\n` };
    });
    if (confirm) command.option("--yes", said(confirm.help));
  }
}
