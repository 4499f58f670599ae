import { oneOf, pageAt, type Query } from "@/app/(console)/list-query";
import { type FilterOf, type Narrowings, readFilter } from "@/app/(console)/narrowing";
import type { Context } from "@/lib/platform/db/context";

/** How a list is asked for a page of itself, and for how many it has. */
interface ListSource<Row, Filter, Order extends string> {
  /** What it can be sorted by; left out: it has one order. */
  orders?: readonly Order[];
  page(
    context: Context,
    asked: Filter & { order?: Order | undefined; descending?: boolean; cursor: string | undefined },
  ): Promise<{ items: Row[]; next: string | null }>;
  count(context: Context, filter: Partial<Filter>): Promise<number>;
}

/** What a page of the console shows of a list: the page that its address asks for, and how many there are. */
export async function readList<Row, Filter extends object, Order extends string = never>(
  { orders, page, count }: ListSource<Row, NoInfer<Filter>, Order>,
  { context, query }: { context: Context; query: Query },
  filter: Filter,
) {
  return {
    page: await pageAt(query.cursor, (cursor) =>
      page(context, { ...filter, ...sorting(query, orders), cursor }),
    ),
    filter,
    count: (asked: Partial<Filter>) => count(context, asked),
  };
}

/** The same of a list that is narrowed, for what its address narrows it to. */
export async function readNarrowed<
  Row,
  Filter extends object,
  Given extends Narrowings,
  Order extends string = never,
>(
  list: ListSource<Row, NoInfer<Filter>, Order>,
  here: { context: Context; query: Query },
  narrowings: Given,
  /** What the list is asked for by what was read of the address. */
  asks: (narrowed: FilterOf<Given>) => Filter,
) {
  return { ...(await readList(list, here, asks(readFilter(narrowings, here.query)))), narrowings };
}

/** The order that an address asks for; nothing for a list that has one. */
const sorting = <Order extends string>({ order, direction }: Query, orders: readonly Order[] | undefined) =>
  orders && { order: oneOf(orders, order), descending: direction === "descending" };
