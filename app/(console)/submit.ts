import { type Administrator, type Asked, doneBy, type Submission } from "@/app/(console)/done-by";
import { type EditResult, editOutcome } from "@/app/(console)/edit-outcome";
import type { FormInput } from "@/app/(console)/form-input";
import { type ReadForm, type Reading, received } from "@/app/(console)/received-form";
import { type Naming, sentSubject } from "@/app/(console)/sent-subject";
import { formOutcome } from "@/app/form-state";
import type { Operation } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import { text } from "@/lib/platform/input/moment";

/** A form that somebody who is signed in has sent. */
interface Submitted<Sent> extends Administrator {
  sent: Sent;
  form: FormData;
}

interface Work<Sent, Done> extends Submission<Done>, Reading {
  run(call: Submitted<Sent>): Promise<Done>;
}

interface Answering<Sent, Done, Result> {
  /** What the page shows of what has been done. */
  answers(done: Done, sent: Sent): Result | Promise<Result>;
}

/** What an operation has answered. */
type Output = Record<string, unknown>;

interface Question<Sent> extends Submission<Output>, Reading {
  /** How it names its subject, where it does not send the key. */
  by?: Naming;
  /** What is asked, where the operation has other words for it than the form. */
  asks?(sent: Sent): Promise<object>;
}

/**
 * A form of the console that is an operation: it sends the key of its subject and the version that the page has shown along,
 * and its inputs are the operation's.
 */
export function submit<Sent extends object>(
  name: string,
  input: FormInput<Sent>,
  question: Question<NoInfer<Sent>> = {},
) {
  const operation = registry.named(name);
  return submitted(operation, input, { ...question, run: runs(operation, question) });
}

/** As `submit`, for an operation whose answer the page shows beside what was typed, such as a token that is shown once. */
export function answered<Sent extends object, Result>(
  name: string,
  input: FormInput<Sent>,
  question: Question<NoInfer<Sent>> & Answering<NoInfer<Sent>, Output, Result>,
) {
  const operation = registry.named(name);
  return told(operation, input, { ...question, run: runs(operation, question) });
}

/** Runs an operation with what was sent. */
function runs<Sent extends object>(
  operation: Operation,
  { by, asks = async (sent) => sent }: Question<Sent>,
) {
  const subjectOf = sentSubject(operation, by);
  return async ({ context, sent, form }: Submitted<Sent>): Promise<Output> => {
    const subject = await subjectOf(form, context);
    const { output } = await operation.run({ context, ...subject, input: documentOf(await asks(sent)) });
    return { ...(output as object | undefined) };
  };
}

/** As JSON has it: moments as texts. */
const documentOf = (sent: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sent).map(([field, value]) => [field, value instanceof Date ? text(value) : value]),
  );

/**
 * A form of the console: reads it, asks who sends it, and does what it is for. Who may, and whether the person must have
 * re-authenticated lately, says the operation. What was typed survives every refusal; a stale edit says what is there now.
 */
export const submitted = <Sent, Done>(
  asked: Asked,
  input: FormInput<Sent>,
  { run, ...rules }: Work<Sent, Done>,
): ReadForm<Sent, EditResult> =>
  received(asked, input, rules, (demand) =>
    editOutcome(
      () => doneBy(demand, rules, (who) => run({ ...demand, ...who })),
      () => input.shown(demand.form),
    ),
  );

/** As `submitted`, where the page shows what came of it beside what was typed. */
export const told = <Sent, Done, Result>(
  asked: Asked,
  input: FormInput<Sent>,
  { run, answers, ...rules }: Work<Sent, Done> & Answering<Sent, Done, Result>,
): ReadForm<Sent, Result> =>
  received(asked, input, rules, async (demand) => {
    const state = await formOutcome<Result>(async () => {
      const done = await doneBy(demand, rules, (who) => run({ ...demand, ...who }));
      return { result: await answers(done, demand.sent) };
    });
    return { ...state, values: input.shown(demand.form) };
  });
