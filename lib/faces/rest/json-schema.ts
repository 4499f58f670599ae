import { z } from "zod";

export type Json = { [name: string]: unknown };
type Direction = "input" | "output";

/** Turns zod schemas into JSON Schema (draft 2020-12, as OpenAPI 3.1 has it), collecting the named ones. */
export class Schemas {
  readonly named: Json = {};

  of(schema: z.ZodType, io: Direction): Json {
    const { $schema, $defs, id, ...own } = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      override: ({ jsonSchema }) => simplify(jsonSchema, io),
    });
    for (const [name, definition] of Object.entries($defs ?? {})) this.#name(name, definition as Json);
    const place = relocate(own);
    if (!id) return place;
    this.#name(id, place);
    return { $ref: `#/components/schemas/${id}` };
  }

  #name(name: string, { id: _, ...definition }: Json): void {
    this.named[name] = relocate(definition);
  }
}

/** References between named schemas point into `components`. */
const relocate = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));

/** As zod has it, in words that generators of clients and validators of other languages take. */
function simplify(schema: z.core.JSONSchema.BaseSchema, io: Direction): void {
  // What we answer may have more fields one day; what we take may not have any we do not know.
  if (io === "output" && schema.additionalProperties === false) delete schema.additionalProperties;
  // Of an answer it would say nothing, and as an object or null it makes no constant in most languages.
  if (io === "output" || typeof schema.default === "object") delete schema.default;
  if (schema.type === "integer") nameSize(schema, io);
  if (schema.pattern) schema.pattern = portable(schema.pattern);
  // Two rules for one text: clients make a type of the format, which the pattern cannot be tried on.
  if (schema.pattern && schema.format === "date-time") delete schema.pattern;
  else if (schema.pattern) delete schema.format;
}

const isSafeBound = (bound: unknown): boolean => Math.abs(Number(bound)) === Number.MAX_SAFE_INTEGER;

/** Without a format, some languages take 32 bits for every whole number; a quota has more. */
function nameSize(schema: z.core.JSONSchema.BaseSchema, io: Direction): void {
  const { minimum, maximum } = schema;
  schema.format = typeof maximum === "number" && maximum < 2 ** 31 ? "int32" : "int64";
  // What we take ends where JSON keeps whole numbers exact; of an answer that says nothing.
  if (io === "input") return;
  if (isSafeBound(minimum)) delete schema.minimum;
  if (isSafeBound(maximum)) delete schema.maximum;
}

const controls = "\\x00-\\x1f\\x7f-\\x9f";

/** Python and many others do not know Unicode's classes in patterns; the control characters (Cc) are these. */
const portable = (pattern: string): string =>
  pattern.replaceAll("[^\\p{Cc}]", `[^${controls}]`).replaceAll("\\P{Cc}", `[^${controls}]`);
