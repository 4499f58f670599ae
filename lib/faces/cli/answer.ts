import { z } from "zod";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { type CommandRules, described, type Options, runWith } from "@/lib/faces/cli/operation-run";

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
export interface ShownList<Item extends z.ZodType> {
  schema: Item;
  text(items: z.output<Item>[]): string;
  document?(item: z.output<Item>): unknown;
  isProblem?(items: z.output<Item>[]): boolean;
}

/** Runs an operation with what a command line says; the answer is its output. */
export async function answerOf<Schema extends z.ZodType>(
  call: Call,
  { schema, text, document, isProblem }: Shown<Schema>,
  ...run: Run
): Promise<Answer> {
  const { output } = await runWith(call, ...run);
  const shown = schema.parse(output);
  if (isProblem?.(shown)) call.foundProblem();
  return { document: document ? document(shown) : shown, text: text(shown) };
}

/** An operation, and what is said of it. */
type Run = [name: string, rules: CommandRules, options: Options, args: string[]];

const pageShape = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const pageSize = 1_000;

/** The pages of a list, one after the other. */
export async function* pagesOf(call: Call, ...[name, rules, options, args]: Run): AsyncGenerator<unknown[]> {
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
