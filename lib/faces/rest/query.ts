import { z } from "zod";
import type { Operation } from "@/lib/catalogue/operation";
import { pageQuery } from "@/lib/faces/rest/page";
import { coreOf } from "@/lib/platform/input/core-of";

const flag = z.enum(["true", "false"]);

const isFlag = (field: z.ZodType): boolean => coreOf(field).core instanceof z.ZodBoolean;

/** A field as a query has it: text, so that a flag is one of two words. */
function asText(field: z.ZodType): z.ZodType {
  if (!isFlag(field)) return field;
  const words = field instanceof z.ZodDefault ? flag.default("false") : flag.optional();
  return field.description === undefined ? words : words.describe(field.description);
}

const textShape = (shape: z.ZodRawShape): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, asText(field as z.ZodType)]));

function sortShape(orders: readonly string[] | undefined): Record<string, z.ZodType> {
  if (!orders) return {};
  return {
    order: z.enum(orders).default(orders[0] ?? ""),
    direction: z.enum(["ascending", "descending"]).default("ascending"),
  };
}

/** The query of an operation whose input comes in the address. */
export function queryOf({ list, input }: Operation): z.ZodObject {
  if (list) return z.strictObject({ ...pageQuery, ...textShape(list.filter), ...sortShape(list.orders) });
  return z.strictObject(input instanceof z.ZodObject ? textShape(input.shape) : {});
}

/** A parsed query as the operation's input: flags are true or false, and the direction is one of them. */
export function inputFrom({ input }: Operation, query: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, unknown> = input instanceof z.ZodObject ? input.shape : {};
  const { direction, ...rest } = query;
  const value = (name: string, given: unknown) => {
    const field = shape[name];
    return field instanceof z.ZodType && isFlag(field) && given !== undefined ? given === "true" : given;
  };
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, given]) => [name, value(name, given)])),
    ...(direction === undefined ? {} : { descending: direction === "descending" }),
  };
}
