import type { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const actionWords = words("ui.action", { outOfDate: "This page is out of date. Reload it and try again." });

/*
 * An action is a URL: anybody may call it with anything that React's format can carry, from a page of ours or not. What
 * comes is parsed here, before the action sees it, and a call that no page makes is refused in words and without a trace.
 */

/** What is said to such a call; a page of an older version may make one as well. */
const outOfDate = async () => ({ problem: (await getWords(actionWords))("outOfDate") });

type Outcome<Result> = Promise<FormState<Result>>;
type FormCall<Result> = (before: FormState<Result>, form: FormData) => Outcome<Result>;

/** An action that a form sends, behind the state that React keeps. */
export const formAction =
  <Result = never>(action: FormCall<Result>): FormCall<Result> =>
  async (before, form) =>
    form instanceof FormData ? action(before, form) : outOfDate();

/** As many as are wanted: what lacks is undefined, what is too much is left out. */
function parse<Wanted extends z.ZodTuple>(wanted: Wanted, given: readonly unknown[]) {
  return wanted.safeParse(wanted.def.items.map((_, place) => given[place]));
}

/** An action that a form sends with values bound to it by its page, which come from the request as well. */
export const boundFormAction =
  <Bound extends z.ZodTuple, Result = never>(
    bound: Bound,
    action: (values: z.output<Bound>, form: FormData) => Outcome<Result>,
  ): ((...args: [...z.input<Bound>, FormState<Result>, FormData]) => Outcome<Result>) =>
  async (...args) => {
    const values = parse(bound, args);
    const form = args[bound.def.items.length + 1];
    return values.success && form instanceof FormData ? action(values.data, form) : outOfDate();
  };

/** An action that a script of ours calls with values. */
export const valueAction =
  <Wanted extends z.ZodTuple, Result = never>(
    wanted: Wanted,
    action: (...values: z.output<Wanted>) => Outcome<Result>,
  ): ((...args: z.input<Wanted>) => Outcome<Result>) =>
  async (...args) => {
    const values = parse(wanted, args);
    return values.success ? action(...values.data) : outOfDate();
  };
