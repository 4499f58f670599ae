import { type Administrator, type Asked, doneBy, type Submission } from "@/app/(console)/done-by";
import { editOutcome } from "@/app/(console)/edit-outcome";
import type { FormInput } from "@/app/(console)/form-input";
import { received } from "@/app/(console)/received-form";
import { formOutcome } from "@/app/form-state";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { Operation } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import type { ExpectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { text } from "@/lib/platform/input/moment";

/** A form that somebody who is signed in has sent. */
export interface Submitted<Sent> extends Administrator {
  role: AdminRole;
  sent: Sent;
}

interface Work<Sent, Done> extends Submission<Done> {
  run(call: Submitted<Sent>): Promise<Done>;
}

interface Question<Sent> {
  /** The key of its subject, where the form does not send it. */
  of?(sent: Sent, context: Context): Promise<object>;
  /** What is asked, where the operation has other words for it than the form. */
  asks?(sent: Sent): object | Promise<object>;
}

interface Asking<Sent> extends Submission<Record<string, unknown>>, Question<Sent> {}

interface Answering<Sent, Result> extends Pick<Submission<unknown>, "shows" | "gone">, Question<Sent> {
  /** What the page shows of the operation's output. */
  answers(output: unknown, sent: Sent): Result | Promise<Result>;
}

/**
 * The action of a form of the console that is an operation: what was sent is the key of its subject, the version that
 * the page has shown, and its input.
 */
export function submit<Sent extends object>(
  name: string,
  input: FormInput<Sent>,
  { of, asks, ...submission }: Asking<NoInfer<Sent>> = {},
) {
  const operation = registry.named(name);
  const run = runs(operation, { of, asks });
  return submitted(operation, input, {
    ...submission,
    run: async (call) => ({ ...((await run(call)) as object | undefined) }),
  });
}

/** As `submit`, for an operation whose answer the page shows beside what was typed, such as a token that is shown once. */
export function answered<Sent extends object, Result>(
  name: string,
  input: FormInput<Sent>,
  { of, asks, shows, gone, answers }: Answering<NoInfer<Sent>, Result>,
) {
  const operation = registry.named(name);
  const run = runs(operation, { of, asks });
  return received<Sent, Result>(operation, input, gone, async ({ sent, typed, ...who }) => {
    const state = await formOutcome<Result>(async () => {
      const output = await doneBy(who, { shows }, (call) => run({ ...call, sent }));
      return { result: await answers(output, sent) };
    });
    return { ...state, values: typed() };
  });
}

type Asks<Sent> = { [Part in keyof Question<Sent>]: Question<Sent>[Part] | undefined };

/** Runs an operation with what was sent. */
function runs<Sent extends object>(operation: Operation, { of, asks = (sent) => sent }: Asks<Sent>) {
  const keys = of ? [] : Object.keys(operation.subject.key.shape);
  return async ({ context, sent }: Pick<Submitted<Sent>, "context" | "sent">): Promise<unknown> => {
    const { expectedVersion, ...given } = documentOf(await asks(sent));
    const entries = Object.entries(given);
    const { output } = await operation.run({
      context,
      key: of
        ? await of(sent, context)
        : Object.fromEntries(entries.filter(([field]) => keys.includes(field))),
      input: Object.fromEntries(entries.filter(([field]) => !keys.includes(field))),
      expectedVersion: expectedVersion as ExpectedVersion,
    });
    return output;
  };
}

/** As JSON has it: moments as texts. */
const documentOf = (sent: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sent).map(([field, value]) => [field, value instanceof Date ? text(value) : value]),
  );

/**
 * The action of a form of the console: reads it, asks who sends it, and does what it is for. Who may, and whether the
 * person must have re-authenticated lately, says the operation. What was typed survives every refusal; a stale edit says
 * what is there now.
 */
export const submitted = <Sent, Done>(
  operation: Asked,
  input: FormInput<Sent>,
  { gone, run, ...submission }: Work<Sent, Done>,
) =>
  received(operation, input, gone, ({ sent, typed, ...who }) =>
    editOutcome(() => doneBy(who, submission, (call) => run({ ...call, role: who.role, sent })), typed),
  );
