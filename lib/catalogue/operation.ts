import { z } from "zod";
import { type DeclaredOption, type NamedOptions, optionsOf } from "@/lib/catalogue/option";
import type { Authorized, Subject } from "@/lib/catalogue/subject";
import { type Actor, acting, forbidden, mayAdministerEverything } from "@/lib/platform/actor";
import type { Area } from "@/lib/platform/area";
import { type ActionTexts, type AuditAction, actionTexts } from "@/lib/platform/audit/actions";
import type { ExpectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import type { Download } from "@/lib/platform/list/log-file";
import type { Permission } from "@/lib/platform/permission";
import { type Buttons, buttonsOf, type DeclaredButton } from "@/lib/words/button";
import { derivedText } from "@/lib/words/text";

/** Who an operation is for; jobs and the shell may do what a superadmin may. */
export type Audience = Extract<Actor["kind"], "superadmin" | "domain-admin" | "mailbox">;

export interface Result<Output = unknown> {
  output?: Output;
  /** Instead of an output, where the operation has `files`. */
  file?: Download;
  /** Of the subject as it is now; names what an edit has seen. */
  version?: number | undefined;
}

/** An operation as somebody asks for it. */
export interface Call<Row, Input> {
  context: Context;
  subject: Authorized<Row>;
  input: Input;
  expectedVersion: ExpectedVersion;
}

/** What is said of every operation; its texts are in English and in ICU's syntax. */
export interface OperationWords {
  /** Noun and verb, such as `mailbox.update`. */
  name: string;
  title: string;
  /** What a program should know besides. */
  description?: string;
  /** The title with what a person should know besides, as a sentence. */
  about?: string;
  /** The same at a shell, without the program's name. */
  example: string;
  audience: readonly Audience[];
  /** Any one of them opens it to a delegated role, in the domains where it was given; left out: it is not for those. */
  permissions?: readonly Permission[] | undefined;
  /** Fields of the input that one of these further permissions opens, in the same domain. */
  fieldPermissions?: Readonly<Record<string, readonly Permission[]>>;
  area: Area;
  effect: "read" | "write";
  /** The parts of its input that are no fields, as options of the command line. */
  options?: Readonly<Record<string, DeclaredOption>>;
  /** The media types of a file that is given instead of an output. */
  files?: readonly string[];
  /** Whether a stale edit is refused by the version that it has seen. */
  versioned?: true;
  /** Whether somebody who is signed in re-authenticates. */
  dangerous?: true;
  /** Fields of the input that make it dangerous, where the others do not. */
  dangerousFields?: readonly string[];
  /** Whether it is for people only, not for their keys. */
  peopleOnly?: true;
  /** Whether it goes on after its answer. */
  goesOn?: true;
  /** The actions of the audit log that it records, with what people call them, where no operation before it does. */
  records?: Readonly<Record<AuditAction, string>>;
  /** As what pages offer it, by names of their own: one that is called as the verb needs not be named there. */
  buttons?: Readonly<Record<string, DeclaredButton>>;
}

interface Definition<Row extends object, Input extends z.ZodType, Output extends z.ZodType | null>
  extends OperationWords {
  subject: Subject<z.ZodObject, Row>;
  /** What is asked besides the subject; a JSON document. */
  input: Input;
  /** What is answered; null: nothing. */
  output: Output;
  run(
    call: Call<Row, z.output<Input>>,
  ): Promise<[Output] extends [z.ZodType] ? Result<z.input<Output>> : Result<never> | undefined>;
}

export interface RawCall {
  context: Context;
  key: unknown;
  input: unknown;
  expectedVersion?: ExpectedVersion;
}

/** What people and programs read of an operation. Their keys follow from its name: `mailbox.update.title`. */
function textsOf({ name, title, description, about }: OperationWords) {
  const text = (key: string, english: string) => derivedText("operations", `${name}.${key}`, english);
  return {
    title: text("title", title),
    description: description === undefined ? undefined : text("description", description),
    about: about === undefined ? undefined : text("about", about),
  };
}

type OperationTexts = ReturnType<typeof textsOf>;

/** Something that the product can do, said once for the API, the command line and the pages. */
export interface Operation
  extends Omit<OperationWords, keyof OperationTexts | "buttons" | "options" | "records"> {
  texts: OperationTexts;
  options: NamedOptions;
  buttons: Buttons;
  records: ActionTexts;
  subject: Subject;
  input: z.ZodType;
  output: z.ZodType | null;
  /** Of a list that is read in pages: by what it can be narrowed and sorted. */
  list?: { filter: z.ZodRawShape; orders?: readonly string[] };
  /**
   * Parses, finds the subject for whoever asks, and does it. Throws `forbidden` for whom it is not for, `invalid-input`,
   * `not-found`, and what its verb throws.
   */
  run(call: RawCall): Promise<Result>;
}

/** No input. */
export const nothing = z.strictObject({});

type Admission = Pick<OperationWords, "audience" | "permissions">;

/**
 * Whoever asks for an operation, as far as it is for them; null: not at all. What runs outside of an operation goes without this,
 * and so a delegated role comes to nothing there.
 */
export function admitted(actor: Actor, { audience, permissions }: Admission): Actor | null {
  const own = mayAdministerEverything(actor) ? "superadmin" : actor.kind;
  return audience.some((one) => one === own) ? acting(actor, permissions) : null;
}

/** The context of an operation for whoever asks for it. Throws `forbidden` for whom it is not for. */
export function admittedContext(context: Context, admission: Admission): Context {
  const actor = admitted(context.actor, admission);
  if (!actor) throw forbidden();
  return { ...context, actor };
}

/** What a delegated role must have besides, because of what was given. */
const furtherPermissions = ({ fieldPermissions = {} }: OperationWords, given: unknown) =>
  Object.entries(fieldPermissions).flatMap(([name, permissions]) =>
    typeof given === "object" && given !== null && name in given ? [permissions] : [],
  );

/** Describes an operation, and makes it run. */
export function operation<Row extends object, Input extends z.ZodType, Output extends z.ZodType | null>(
  definition: Definition<Row, Input, Output>,
): Operation {
  const {
    subject,
    run,
    title,
    description,
    about,
    options = {},
    buttons = {},
    records = {},
    ...described
  } = definition;
  return {
    ...described,
    texts: textsOf(definition),
    options: optionsOf(definition.name, options),
    buttons: buttonsOf(definition.name, buttons),
    records: actionTexts(records),
    subject,
    async run({ key, input, expectedVersion, ...asked }) {
      const context = admittedContext(asked.context, definition);
      const named = parseInput(subject.key, key);
      const given = parseInput(definition.input, input);
      for (const permissions of furtherPermissions(definition, given))
        await subject.get(admittedContext(context, { ...definition, permissions }), named);
      const found = await subject.get(context, named);
      const result: Result = (await run({ context, subject: found, input: given, expectedVersion })) ?? {};
      // Only what the operation promises goes out, so that no new column can leak.
      return definition.output ? { ...result, output: definition.output.parse(result.output) } : result;
    },
  };
}
