import { z } from "zod";
import { type Field, fieldOf } from "@/lib/catalogue/field";
import type { Operation } from "@/lib/catalogue/operation";
import { optionName } from "@/lib/catalogue/option";
import { fieldOptions, type InputOption, required, secretOption } from "@/lib/faces/cli/field-option";
import { registry } from "@/lib/faces/registry";
import { coreOf } from "@/lib/platform/input/core-of";
import { plainName, verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const optionWords = words("cli.placed.option", { secret: "read it from standard input: {label}" });

/** A part of an operation's input, as a field with its option; undefined where nobody has said what people call that. */
function namedField({ options }: Operation, name: string, schema: z.ZodType): Field | undefined {
  const known = fieldOf(name, schema);
  const option = options[name] ?? known?.option;
  return option && { ...known, schema, label: known?.label ?? option.help, option };
}

/** A part that is no field of the catalogue says of itself what the API's document says of it. */
function plainField(name: string, schema: z.ZodType): Field {
  const known = fieldOf(name, schema);
  const isFlag = coreOf(schema).core instanceof z.ZodBoolean;
  const label = known?.label ?? plainName(name);
  const help = schema.description === undefined ? label : verbatim(schema.description);
  const off = { name: `no-${optionName(name)}`, help };
  const option = { name: optionName(name), help, ...(isFlag ? { off } : { value: "value" }) };
  return { ...known, schema, label, option };
}

function optionsOf(name: string, one: Field): InputOption[] {
  const options = one.secret
    ? [secretOption(`${optionName(name)}-stdin`, optionWords("secret", { label: one.label }), name)]
    : fieldOptions({ [name]: one });
  return one.schema.safeParse(undefined).success ? options : required(options);
}

const partsOf = ({ input }: Operation): [name: string, schema: z.ZodType][] =>
  input instanceof z.ZodObject ? Object.entries<z.ZodType>(input.shape as Record<string, z.ZodType>) : [];

/** What pages through a list is not asked of people. */
const paging = ["cursor", "limit"];

/** The options that an operation's input comes to: of fields as they say, a secret by standard input. */
export const inputOptions = (operation: Operation): InputOption[] =>
  partsOf(operation)
    .filter(([name]) => !paging.includes(name))
    .flatMap(([name, schema]) =>
      optionsOf(name, namedField(operation, name, schema) ?? plainField(name, schema)),
    );

/** Those of the parts that have been given a name for people, without these. */
export function namedOptions(operationName: string, without: readonly string[] = []): InputOption[] {
  const operation = registry.named(operationName);
  return partsOf(operation)
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, schema]) => {
      const one = namedField(operation, name, schema);
      return one ? optionsOf(name, one) : [];
    });
}
