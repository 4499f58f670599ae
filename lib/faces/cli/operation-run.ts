import type { Option } from "commander";
import type { Operation } from "@/lib/catalogue/operation";
import type { Subject } from "@/lib/catalogue/subject";
import type { Call } from "@/lib/faces/cli/call";
import type { InputOption } from "@/lib/faces/cli/field-option";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { version } from "@/lib/faces/cli/option-parsers";
import { option } from "@/lib/faces/cli/said";
import { registry } from "@/lib/faces/registry";
import { type Text, words } from "@/lib/words/text";

const runWords = words("cli.operation", {
  sentence: "{title}.",
  ifVersion: "fail if it's no longer at this version",
});

type Given = Record<string, unknown>;

export interface CommandRules {
  /** Its name in the group; left out: the operation's verb. */
  name?: string;
  /** Where the operation's own words would not fit. */
  about?: Text;
  example?: string;
  /** The arguments as the help shows them; left out: the names of the key. */
  args?: readonly string[];
  /** What the arguments are called in the key and the input; left out: as the help shows them. */
  argNames?: readonly string[];
  /** What an argument means for the input, such as a list. */
  readArgs?(args: Given): Given;
  /** Left out: of the parts of the input that have a name for people, those that nothing else here says. */
  options?: readonly InputOption[];
  /** What the input says besides, such as `active` for `enable`. */
  preset?: Given;
  /** The operation of the same key whose output is shown afterwards; left out: its own is. */
  showing?: string;
  /** Of what ends something: what it is then; left out: `deleted`. */
  ended?: "deleted" | "revoked" | "unlinked";
  /** Whose name is said of it; left out: its own. */
  endedOf?: Subject;
  /** It asks for `--yes`: what that is in the help, and what is said without. */
  confirm?: { help: Text; refusal(label: string): Text };
}

/** As `registry.named`, with its verb and the names of its key. */
export function described(name: string) {
  const operation = registry.named(name);
  return { operation, verb: name.split(".")[1] ?? "", keys: Object.keys(operation.subject.key.shape) };
}

/** Of what refuses a stale edit. */
export const versionOption = (): Option =>
  option("--if-version <number>", runWords("ifVersion")).argParser(version);

const split = (given: Given, keys: readonly string[]) => {
  const isKey = ([name]: [string, unknown]) => keys.includes(name);
  const entries = Object.entries(given);
  return {
    key: Object.fromEntries(entries.filter(isKey)),
    input: Object.fromEntries(entries.filter((entry) => !isKey(entry))),
  };
};

/** What the help says of an operation. */
export const aboutOf = ({ texts: { about, title } }: Operation): Text =>
  about ?? runWords("sentence", { title });

const argsOf = ({ argNames, args }: CommandRules, keys: readonly string[]) => argNames ?? args ?? keys;

/** The options of an operation's command. */
export function optionsIn(name: string, rules: CommandRules): readonly InputOption[] {
  const said = [...argsOf(rules, []), ...Object.keys(rules.preset ?? {})];
  return rules.options ?? namedOptions(name, said);
}

export interface Options extends Given {
  ifVersion?: number;
  yes?: true;
}

/** Runs an operation with what a command line says. */
export async function runWith(
  call: Call,
  name: string,
  rules: CommandRules,
  options: Options,
  args: string[],
) {
  const { operation, keys } = described(name);
  const named = Object.fromEntries(argsOf(rules, keys).map((one, index) => [one, args[index]]));
  const read = await Promise.all(optionsIn(name, rules).map((one) => one.read(options, call)));
  const given = Object.assign({}, rules.readArgs?.(named) ?? named, ...read, rules.preset);
  const { key, input } = split(given, keys);
  const { context } = call;
  const result = await operation.run({
    context,
    key,
    input,
    expectedVersion: options.ifVersion,
  });
  return rules.showing ? registry.named(rules.showing).run({ context, key, input: {} }) : result;
}
