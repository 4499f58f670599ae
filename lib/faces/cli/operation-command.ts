import type { Command } from "commander";
import { z } from "zod";
import type { Operation } from "@/lib/catalogue/operation";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import type { InputOption } from "@/lib/faces/cli/field-option";
import { version } from "@/lib/faces/cli/option-parsers";
import { registry } from "@/lib/faces/registry";
import { AppError } from "@/lib/platform/errors";

type Given = Record<string, unknown>;

interface CommandRules {
  /** Its name in the group; left out: the operation's verb. */
  name?: string;
  /** Where the operation's own words would not fit. */
  about?: string;
  example?: string;
  /** The arguments as the help shows them; left out: the names of the key. */
  args?: readonly string[];
  /** What the arguments are called in the key and the input; left out: the names of the key. */
  argNames?: readonly string[];
  /** What an argument means for the input, such as a list. */
  readArgs?(args: Given): Given;
  options?: readonly InputOption[];
  /** What the input says besides, such as `active` for `enable`. */
  preset?: Given;
  /** The operation of the same key whose output is shown afterwards; left out: its own is. */
  showing?: string;
  /** It asks for `--yes`: what that is in the help, and what is said without. */
  confirm?: { help: string; refusal(label: string): string };
}

/** How an output is shown. */
export interface Shown<Schema extends z.ZodType> {
  schema: Schema;
  text(output: z.output<Schema>): string;
  /** What `--json` shows; left out: the output. */
  document?(output: z.output<Schema>): unknown;
}

/** As `registry.named`, with its verb and the names of its key. */
function described(name: string) {
  const operation = registry.named(name);
  return { operation, verb: name.split(".")[1] ?? "", keys: Object.keys(operation.subject.key.shape) };
}

const split = (given: Given, keys: readonly string[]) => {
  const isKey = ([name]: [string, unknown]) => keys.includes(name);
  const entries = Object.entries(given);
  return {
    key: Object.fromEntries(entries.filter(isKey)),
    input: Object.fromEntries(entries.filter((entry) => !isKey(entry))),
  };
};

function makeCommand(group: Command, operation: Operation, verb: string, rules: CommandRules): Command {
  const keys = Object.keys(operation.subject.key.shape);
  const args = (rules.args ?? keys).map((name) => `<${name}>`);
  const command = addCommand(group, {
    usage: [rules.name ?? verb, ...args].join(" "),
    about: rules.about ?? operation.about ?? `${operation.title}.`,
    example: rules.example ?? operation.example,
  });
  for (const option of rules.options ?? []) option.add(command, false);
  if (operation.versioned)
    command.option("--if-version <number>", "refuse it when it is no longer at this version", version);
  return command;
}

interface Options extends Given {
  ifVersion?: number;
  yes?: true;
}

/** Runs an operation with what a command line says. */
async function runWith(call: Call, name: string, rules: CommandRules, options: Options, args: string[]) {
  const { operation, keys } = described(name);
  const named = Object.fromEntries((rules.argNames ?? keys).map((one, index) => [one, args[index]]));
  const read = (rules.options ?? []).map((option) => option.read(options));
  const { key, input } = split({ ...(rules.readArgs?.(named) ?? named) }, keys);
  const { context } = call;
  const result = await operation.run({
    context,
    key,
    input: Object.assign(input, ...read, rules.preset),
    expectedVersion: options.ifVersion,
  });
  return rules.showing ? registry.named(rules.showing).run({ context, key, input: {} }) : result;
}

const answerOf = <Schema extends z.ZodType>(
  { schema, text, document }: Shown<Schema>,
  output: unknown,
): Answer => {
  const shown = schema.parse(output);
  return { document: document ? document(shown) : shown, text: text(shown) };
};

/** A command that is one operation: its arguments, options and help come from the catalogue. */
export function addOperation<Schema extends z.ZodType>(
  group: Command,
  call: Call,
  name: string,
  shown: Shown<Schema>,
  rules: CommandRules = {},
): void {
  const { operation, verb } = described(name);
  makeCommand(group, operation, verb, rules).action(
    answering<Options>(call, async (options, ...args) => {
      const { output } = await runWith(call, name, rules, options, args);
      return answerOf(shown, output);
    }),
  );
}

const pageShape = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const pageSize = 1_000;

/** A command that lists: all pages at once, the items as one list. */
export function addList<Item extends z.ZodType>(
  group: Command,
  call: Call,
  name: string,
  {
    schema,
    text,
    document,
  }: { schema: Item; text(items: z.output<Item>[]): string; document?(item: z.output<Item>): unknown },
  rules: CommandRules = {},
): void {
  const { operation, verb } = described(name);
  makeCommand(group, operation, verb, rules).action(
    answering<Options>(call, async (options, ...args) => {
      const items: z.output<Item>[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const paging = operation.list ? { limit: pageSize, ...(cursor ? { cursor } : {}) } : {};
        const page = { ...rules, preset: { ...rules.preset, ...paging } };
        const { output } = await runWith(call, name, page, options, args);
        const { items: more, next } = pageShape.parse(output);
        items.push(...more.map((item) => schema.parse(item)));
        cursor = next;
      }
      return { document: document ? items.map(document) : items, text: text(items) };
    }),
  );
}

/** A command that deletes one thing, and says by its canonical name which. */
export function addDeletion(group: Command, call: Call, name: string, rules: CommandRules = {}): void {
  const { operation, verb, keys } = described(name);
  const command = makeCommand(group, operation, verb, rules);
  const { confirm } = rules;
  if (confirm) command.option("--yes", confirm.help);
  command.action(
    answering<Options>(call, async (options, ...args) => {
      const last = keys.at(-1) ?? "";
      const found: Given = { ...(await operation.subject.get(call.context, { [last]: args[0] })) };
      const label = String(found[last] ?? args[0]);
      if (confirm && !options.yes) throw new AppError("invalid-input", confirm.refusal(label));
      await runWith(call, name, rules, options, args);
      return { document: { deleted: label }, text: `Deleted ${label}.\n` };
    }),
  );
}
