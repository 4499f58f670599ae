import { oneOf, type Query } from "@/app/(console)/list-query";
import type { Text, Words } from "@/lib/words/text";

/** One way to narrow a list: by what is typed, or by one of its options. */
export interface Narrowing<Value = unknown> {
  label: Text;
  options?: { value: string; label: Text }[];
  inputMode?: "email";
  /** What the list's address says, as the list is asked for it; what makes no sense is as good as nothing. */
  read: (typed: string) => Value | undefined;
}

/** The ways to narrow a list, by their names in its address. */
export type Narrowings = Readonly<Record<string, Narrowing>>;

export type FilterOf<Given extends Narrowings> = {
  [Name in keyof Given]?: Given[Name] extends Narrowing<infer Value> ? Value : never;
};

export const byText = (label: Text, longest: number, inputMode?: "email"): Narrowing<string> => ({
  label,
  ...(inputMode ? { inputMode } : {}),
  read: (typed) => typed.trim().slice(0, longest) || undefined,
});

export const byChoice = <Value extends string>(
  label: Text,
  values: readonly Value[],
  textOf: (value: Value) => Text,
): Narrowing<Value> => ({
  label,
  options: values.map((value) => ({ value, label: textOf(value) })),
  read: (typed) => oneOf(values, typed),
});

/** By states and the like, which are the keys of their texts. */
export const byWords = <Given extends Words>(label: Text, given: Given) =>
  byChoice(label, Object.keys(given.english) as (keyof Given["english"] & string)[], given);

/** By a choice of two: whether it is the one that is `wanted`. */
export function byWhether<Value extends string>(
  wanted: NoInfer<Value>,
  ...choice: Parameters<typeof byChoice<Value>>
): Narrowing<boolean> {
  const { read, ...shown } = byChoice(...choice);
  return {
    ...shown,
    read(typed) {
      const chosen = read(typed);
      return chosen === undefined ? undefined : chosen === wanted;
    },
  };
}

/** What a list's address narrows it to. */
export const readFilter = <Given extends Narrowings>(narrowings: Given, query: Query): FilterOf<Given> =>
  Object.fromEntries(
    Object.entries(narrowings).flatMap(([name, { read }]) => {
      const value = read(query[name] ?? "");
      return value === undefined ? [] : [[name, value] as const];
    }),
  ) as FilterOf<Given>;
