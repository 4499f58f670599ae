import type { Command } from "commander";
import { z } from "zod";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { answering } from "@/lib/faces/cli/command";
import {
  type CommandRules,
  described,
  makeCommand,
  type Options,
  runWith,
} from "@/lib/faces/cli/operation-run";
import { said } from "@/lib/faces/cli/said";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const endedWords = words("cli.ended", {
  deleted: "Deleted {name}.",
  revoked: "Revoked {name}.",
  unlinked: "Unlinked {name}.",
});

/** How an output is shown. */
export interface Shown<Schema extends z.ZodType> {
  schema: Schema;
  text(output: z.output<Schema>): string;
  /** What `--json` shows; left out: the output. */
  document?(output: z.output<Schema>): unknown;
  /** Whether it is not good, and scripts must notice. */
  isProblem?(output: z.output<Schema>): boolean;
}

/** How a list is shown. */
interface ShownList<Item extends z.ZodType> {
  schema: Item;
  text(items: z.output<Item>[]): string;
  document?(item: z.output<Item>): unknown;
  isProblem?(items: z.output<Item>[]): boolean;
}

/** The answer that an output is. */
export function answerOf<Schema extends z.ZodType>(
  call: Call,
  { schema, text, document, isProblem }: Shown<Schema>,
  output: unknown,
): Answer {
  const shown = schema.parse(output);
  if (isProblem?.(shown)) call.foundProblem();
  return { document: document ? document(shown) : shown, text: text(shown) };
}

/** A command that is one operation: its arguments, options and help come from the catalogue. */
export function addOperation<Schema extends z.ZodType>(
  group: Command,
  call: Call,
  name: string,
  shown: Shown<Schema>,
  rules: CommandRules = {},
): void {
  addOwn(group, call, name, rules, async (options, ...args) =>
    answerOf(call, shown, (await runWith(call, name, rules, options, args)).output),
  );
}

/** What a command is that does an operation with an input of its own, such as `enable`. */
interface Preset extends Required<Pick<CommandRules, "name" | "about" | "preset">> {}

/** Commands that are one operation, each with an input of its own; `subject` is the one of their examples. */
export function addPresets<Schema extends z.ZodType>(
  group: Command,
  call: Call,
  name: string,
  shown: Shown<Schema>,
  { subject, presets, ...rules }: CommandRules & { subject: string; presets: readonly Preset[] },
): void {
  for (const one of presets)
    addOperation(group, call, name, shown, {
      ...rules,
      ...one,
      example: `${group.name()} ${one.name} ${subject}`,
    });
}

/** A command with an operation's words, arguments and options, and work of its own. */
export function addOwn<Given extends Options>(
  group: Command,
  call: Call,
  name: string,
  rules: CommandRules,
  work: (options: Given, ...args: string[]) => Promise<Answer>,
): Command {
  const { operation, verb } = described(name);
  return makeCommand(group, operation, verb, rules).action(answering<Given>(call, work));
}

const pageShape = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const pageSize = 1_000;

/** The pages of a list, one after the other. */
export async function* pagesOf(
  call: Call,
  name: string,
  rules: CommandRules,
  options: Options,
  args: string[],
): AsyncGenerator<unknown[]> {
  const limit = described(name).operation.list ? { limit: pageSize } : {};
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const paging = { ...limit, ...(cursor ? { cursor } : {}) };
    const page = { ...rules, preset: { ...rules.preset, ...paging } };
    const { output } = await runWith(call, name, page, options, args);
    const { items, next } = pageShape.parse(output);
    yield items;
    cursor = next;
  }
}

/** The answer that a whole list is: all pages at once, the items as one list. */
export async function answerList<Item extends z.ZodType>(
  call: Call,
  { schema, text, document, isProblem }: ShownList<Item>,
  pages: AsyncIterable<unknown[]> | Iterable<unknown[]>,
): Promise<Answer> {
  const items: z.output<Item>[] = [];
  for await (const page of pages) items.push(...page.map((item) => schema.parse(item)));
  if (isProblem?.(items)) call.foundProblem();
  return { document: document ? items.map(document) : items, text: text(items) };
}

/** A command that lists. */
export function addList<Item extends z.ZodType>(
  group: Command,
  call: Call,
  name: string,
  shown: ShownList<Item>,
  rules: CommandRules = {},
): void {
  addOwn(group, call, name, rules, (options, ...args) =>
    answerList(call, shown, pagesOf(call, name, rules, options, args)),
  );
}

/** A command that deletes or otherwise ends one thing, and says by its canonical name which. */
export function addDeletion(group: Command, call: Call, name: string, rules: CommandRules = {}): void {
  const { confirm, ended = "deleted", endedOf = described(name).operation.subject } = rules;
  const command = addOwn(group, call, name, rules, async (options, ...args) => {
    const last = Object.keys(endedOf.key.shape).at(-1) ?? "";
    const found: Record<string, unknown> = { ...(await endedOf.get(call.context, { [last]: args[0] })) };
    const label = String(found[last] ?? args[0]);
    if (confirm && !options.yes) throw new AppError("invalid-input", confirm.refusal(label));
    await runWith(call, name, rules, options, args);
    return { document: { [ended]: label }, text: `${said(endedWords(ended, { name: label }))}\n` };
  });
  if (confirm) command.option("--yes", said(confirm.help));
}
