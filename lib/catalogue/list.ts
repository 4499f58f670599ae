import { z } from "zod";
import {
  type Call,
  type Operation,
  type OperationWords,
  operation,
  type Result,
} from "@/lib/catalogue/operation";
import type { Subject } from "@/lib/catalogue/subject";
import type { Page } from "@/lib/platform/list/page";

/** A list: its rows, and where the next page begins. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("Null on the last page.") });

/** A list that is short by nature and given at once. */
export const whole = <Item>(items: Item[]): Page<Item> => ({ items, next: null });

/** What every list that is read in pages is asked. */
const pageInput = z.strictObject({
  /** `next` of the page before. */
  cursor: z.string().min(1).max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

const sorting = (orders: readonly [string, ...string[]]) => ({
  order: z.enum(orders).default(orders[0]),
  descending: z.boolean().default(false),
});

type Asked<Filter extends z.ZodRawShape, Order extends string> = z.output<z.ZodObject<Filter>> &
  z.output<typeof pageInput> & { order: Order; descending: boolean };

interface ListWords<
  Row extends object,
  Filter extends z.ZodRawShape,
  Order extends string,
  Item extends z.ZodType,
> extends Omit<OperationWords, "effect"> {
  subject: Subject<z.ZodObject, Row>;
  filter: Filter;
  /** By what it can be sorted, unless told by the first. Left out: newest first. */
  orders?: readonly [Order, ...Order[]];
  item: Item;
  read(call: Call<Row, Asked<Filter, Order>>): Promise<Result<Page<z.input<Item>>>>;
}

/** An operation that reads a list in pages, searched and sorted by the database. */
export function listing<
  Row extends object,
  Filter extends z.ZodRawShape,
  Order extends string,
  Item extends z.ZodType,
>({ filter, orders, item, read, ...words }: ListWords<Row, Filter, Order, Item>): Operation {
  return {
    ...operation({
      ...words,
      effect: "read",
      input: z.strictObject({ ...filter, ...(orders ? sorting(orders) : {}), ...pageInput.shape }),
      output: listOf(item),
      run: ({ input, ...call }) => read({ ...call, input: input as Asked<Filter, Order> }),
    }),
    list: { filter, ...(orders ? { orders } : {}) },
  };
}
