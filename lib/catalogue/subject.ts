import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import type { Page } from "@/lib/platform/list/page";
import { type Text, words } from "@/lib/words/text";

const subjectWords = words("subject", { notFound: "{name} not found." });

declare const authorized: unique symbol;

/**
 * A row that whoever asks may see. Nothing but a subject makes one, and only such a row becomes an answer: a read that
 * forgets to ask who reads does not compile.
 */
export type Authorized<Row> = Row & { readonly [authorized]: true };

interface SubjectRules<Key extends z.ZodObject, Row extends object> {
  /** As in the audit log, such as `app-link`. */
  kind: string;
  /** What is said where there is none of this name. */
  notFound?: (name: string) => Text;
  /** What it belongs to and is found below, such as the mailbox of an app password. */
  within?: string;
  /** By what it is named; none for what there is only one of, or whoever asks is itself. */
  key: Key;
  /** Throws `not-found`. */
  read(context: Context, key: z.output<Key>): Promise<Row>;
  /** Throws `forbidden` for whoever may not even see it. */
  authorise(actor: Actor, row: NoInfer<Row>): void;
}

/** What an operation is about: how it is named, how it is found, and who may see it. */
export interface Subject<Key extends z.ZodObject = z.ZodObject, Row extends object = object>
  extends Pick<SubjectRules<Key, Row>, "kind" | "within" | "key"> {
  /** The one of this name. Throws `not-found`, the same for what the actor may not see as for what is not there. */
  get(context: Context, key: z.output<Key>): Promise<Authorized<Row>>;
  /** As `get`; null where that throws `not-found`. */
  find(context: Context, key: z.output<Key>): Promise<Authorized<Row> | null>;
  /** Rows that a list has read for the actor. Throws `forbidden` when one is among them that the actor may not see. */
  each<Listed extends Row>(actor: Actor, rows: readonly Listed[]): Authorized<Listed>[];
}

/** A kind of subject. */
export function subject<Key extends z.ZodObject, Row extends object>({
  read,
  authorise,
  notFound = (name) => subjectWords("notFound", { name }),
  ...named
}: SubjectRules<Key, Row>): Subject<Key, Row> {
  const seenBy = <Seen extends Row>(actor: Actor, row: Seen): Authorized<Seen> => {
    authorise(actor, row);
    return row as Authorized<Seen>;
  };
  async function get(context: Context, key: z.output<Key>): Promise<Authorized<Row>> {
    const row = await read(context, key);
    try {
      return seenBy(context.actor, row);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== "forbidden") throw cause;
      const name = Object.values(key).at(-1);
      throw new AppError("not-found", notFound(String(name)), { cause });
    }
  }
  return {
    ...named,
    get,
    find: (context, key) =>
      get(context, key).catch((thrown: unknown) => {
        if (thrown instanceof AppError && thrown.code === "not-found") return null;
        throw thrown;
      }),
    each: (actor, rows) => rows.map((row) => seenBy(actor, row)),
  };
}

/** The whole installation, for what is about nothing in particular; each operation says who may. */
export const installation = subject({
  kind: "installation",
  key: z.strictObject({}),
  read: async () => ({}),
  authorise: () => undefined,
});

/** How a subject is answered: what its schema does not name is left out, so that nothing new leaks by itself. */
export function view<Key extends z.ZodObject, Row extends { version?: number }, Schema extends z.ZodObject>(
  of: Subject<Key, Row>,
  schema: Schema,
  show: (row: Authorized<Row>) => z.input<Schema>,
) {
  const answer = (row: Authorized<Row>) => ({ output: show(row), version: row.version });
  return {
    schema,
    show,
    answer,
    /** The subject as it is now, for whoever has changed it. */
    again: async (context: Context, key: z.output<Key>) => answer(await of.get(context, key)),
    /** A page that was read for the actor. */
    page: ({ actor }: Context, { items, next }: Page<Row>) => ({
      output: { items: of.each(actor, items).map(show), next },
    }),
  };
}
