import { z } from "zod";

export type Json = { [name: string]: unknown };

/** Turns zod schemas into JSON Schema (draft 2020-12, as OpenAPI 3.1 has it), collecting the named ones. */
export class Schemas {
  readonly named: Json = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const { $schema, $defs, id, ...own } = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      // What we answer may have more fields one day; what we take may not have any we do not know.
      override({ jsonSchema }) {
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
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
