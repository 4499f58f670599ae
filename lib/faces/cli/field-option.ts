import { type Command, Option } from "commander";
import { z } from "zod";
import { domainSubject } from "@/lib/accounts/domain/view";
import type { Field, FieldOption } from "@/lib/catalogue/field";
import type { Call } from "@/lib/faces/cli/call";
import {
  byteLimit,
  byteSize,
  countLimit,
  moment,
  nameList,
  networkList,
} from "@/lib/faces/cli/option-parsers";
import { option as optionOf, said } from "@/lib/faces/cli/said";
import { readSecret } from "@/lib/faces/cli/terminal";
import { registry } from "@/lib/faces/registry";
import { coreOf } from "@/lib/platform/input/core-of";
import { type Text, words } from "@/lib/words/text";

const listWords = words("cli.list", {
  order: "sort by this; default: {first}",
  descending: "sort in descending order",
});

type Given = Record<string, unknown>;

/** An option of a command, and the part of an operation's input that it gives. */
export interface InputOption {
  add(command: Command, required: boolean): Command;
  /** What was given; nothing when it was left out. A secret is read from standard input. */
  read(options: Given, call: Call): Given | Promise<Given>;
}

/** Where commander puts the value of `--max-quota`: `maxQuota`. */
const attributeOf = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type Parser = (text: string) => unknown;

/** How the text of an option becomes a value; undefined: it stays text. */
function parserFor({ schema, unit }: Field): Parser | undefined {
  const { core, nullable } = coreOf(schema);
  if (unit === "bytes") return nullable ? byteLimit : byteSize;
  if (core instanceof z.ZodArray) return unit === "networks" ? networkList : nameList;
  if (core instanceof z.ZodNumber) return countLimit;
  if (!(core instanceof z.ZodDate || core instanceof z.ZodISODateTime)) return undefined;
  return (text) => (nullable && text === "none" ? text : moment(text));
}

/** As a JSON document has it. */
const asJson = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

function valueOption(input: string, field: Field, { name, value, help }: FieldOption): InputOption {
  const { core, nullable } = coreOf(field.schema);
  const parser = parserFor(field);
  return {
    add(command, required) {
      const option = new Option(`--${name} <${value}>`, said(help));
      if (core instanceof z.ZodEnum) option.choices(core.options.map(String));
      if (parser) option.argParser(parser);
      return command.addOption(option.makeOptionMandatory(required));
    },
    read(options) {
      const given = options[attributeOf(name)];
      if (given === undefined) return {};
      return { [input]: nullable && given === "none" ? null : asJson(given) };
    },
  };
}

const flagOption = (input: string, { name, help, off }: FieldOption): InputOption => ({
  add(command) {
    const on = command.option(`--${name}`, said(help));
    // Both forms, so that leaving them out means "as it is".
    return off ? on.option(`--${off.name}`, said(off.help)) : on;
  },
  read(options) {
    const [on, out] = [options[attributeOf(name)], off && options[attributeOf(off.name)]];
    if (on !== undefined) return { [input]: on };
    return out === undefined ? {} : { [input]: false };
  },
});

/** The options of fields, under the names that an operation's input has for them. */
export const fieldOptions = (fields: Record<string, Field>): InputOption[] =>
  Object.entries(fields).flatMap(([input, field]) => {
    const { option } = field;
    if (!option) return [];
    return option.value === undefined ? flagOption(input, option) : valueOption(input, field, option);
  });

/** The options of fields that must be given. */
export const required = (options: InputOption[]): InputOption[] =>
  options.map(({ add, read }) => ({ add: (command) => add(command, true), read }));

/** An option of a command's own; the input has its value as a JSON document would. */
export function ownOption(option: Option): InputOption {
  const name = option.attributeName();
  return {
    add: (command) => command.addOption(option),
    read: (options) => (options[name] === undefined ? {} : { [name]: asJson(options[name]) }),
  };
}

/** An option of the command itself; the input knows nothing of it. */
export const commandOption = (flags: string, help: Text): InputOption => ({
  add: (command) => command.option(flags, said(help)),
  read: () => ({}),
});

/** Only what is in a domain. Throws `not-found` for one that there is not. */
export const domainOption = (help: Text): InputOption => ({
  add: (command) => command.option("--domain <name>", said(help)),
  async read({ domain }, { context }) {
    if (typeof domain !== "string") return {};
    return { domain: (await domainSubject.get(context, { name: domain })).name };
  },
});

/** A secret, which comes from standard input and never from the command line. */
export const secretOption = (flag: string, help: Text, input: string): InputOption => ({
  add: (command, isRequired) =>
    command.addOption(optionOf(`--${flag}`, help).makeOptionMandatory(isRequired)),
  read: async (options, { terminal }) =>
    options[attributeOf(flag)] ? { [input]: await readSecret(terminal) } : {},
});

/** The options that sort a list; `first`: what it is sorted by unless told. */
export const orderOptions = (name: string, first: Text): InputOption[] =>
  [
    optionOf("--order <order>", listWords("order", { first })).choices(
      registry.named(name).list?.orders ?? [],
    ),
    optionOf("--descending", listWords("descending")),
  ].map((option) => ownOption(option));
