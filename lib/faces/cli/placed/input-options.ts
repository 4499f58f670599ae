import { z } from "zod";
import { type Field, fieldOf } from "@/lib/catalogue/field";
import type { Operation } from "@/lib/catalogue/operation";
import { fieldOptions, type InputOption, required, secretOption } from "@/lib/faces/cli/field-option";
import { coreOf } from "@/lib/platform/input/core-of";
import { plainName, verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const optionWords = words("cli.placed.option", { secret: "read it from standard input: {label}" });

/** What pages through a list is not asked of people. */
const paging = ["cursor", "limit"];

/** `mayImpersonate` to `may-impersonate`. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A part of an input that is no field of the catalogue says of itself what the API's document says of it. */
function asField(name: string, schema: z.ZodType): Field {
  const known = fieldOf(name, schema);
  if (known?.option) return known;
  const isFlag = coreOf(schema).core instanceof z.ZodBoolean;
  const label = known?.label ?? plainName(name);
  const help = schema.description === undefined ? label : verbatim(schema.description);
  const off = { name: `no-${dashed(name)}`, help };
  const option = { name: dashed(name), help, ...(isFlag ? { off } : { value: "value" }) };
  return { ...known, schema, label, option };
}

function optionsOf(name: string, schema: z.ZodType): InputOption[] {
  const one = asField(name, schema);
  const options = one.secret
    ? [secretOption(`${dashed(name)}-stdin`, optionWords("secret", { label: one.label }), name)]
    : fieldOptions({ [name]: one });
  return schema.safeParse(undefined).success ? options : required(options);
}

/** The options that an operation's input comes to: of fields as they say, a secret by standard input. */
export const inputOptions = ({ input }: Operation): InputOption[] =>
  input instanceof z.ZodObject
    ? Object.entries(input.shape)
        .filter(([name]) => !paging.includes(name))
        .flatMap(([name, schema]) => optionsOf(name, schema as z.ZodType))
    : [];
