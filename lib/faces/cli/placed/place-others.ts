import { z } from "zod";
import type { Operation } from "@/lib/catalogue/operation";
import type { Group } from "@/lib/faces/cli/group";
import { inputOptions } from "@/lib/faces/cli/input-options";
import type { CommandRules } from "@/lib/faces/cli/operation-run";
import { doneView, plainList } from "@/lib/faces/cli/placed/plain-view";
import { viewOf } from "@/lib/faces/cli/placed/views";
import { registry } from "@/lib/faces/registry";
import { words } from "@/lib/words/text";

const placedWords = words("cli.placed", { group: "Commands of {noun}." });

/**
 * Adds a command for every operation that has none yet and that a shell may run. The first two words of its example are its
 * place, and its arguments, options and help follow from it; one whose example is another's command stays without one.
 */
export function placeOthers(program: Group): void {
  for (const operation of registry.operations) {
    const [noun = "", verb = ""] = operation.example.split(" ");
    if (operation.files || !operation.audience.includes("superadmin")) continue;
    const group = program.named(noun) ?? program.group(noun, placedWords("group", { noun }));
    if (!group.named(verb)) place(group, operation, verb);
  }
}

/** The words of what is over by it. */
const endings = new Map([
  ["delete", "deleted"],
  ["revoke", "revoked"],
  ["unlink", "unlinked"],
] as const);

function place(group: Group, operation: Operation, verb: string): void {
  const { name, output } = operation;
  const rules: CommandRules = { name: verb, options: inputOptions(operation) };
  const item = itemOf(output);
  const ended = new Map<string, CommandRules["ended"]>(endings).get(verb);
  if (item) group.list(name, plainList(item), rules);
  else if (ended && isNamedByOne(operation)) group.deletion(name, { ...rules, ended });
  else if (output) group.operation(name, viewOf(output), rules);
  else addSilent(group, operation, rules);
}

/** What answers nothing shows what it was about, where that can be shown. */
function addSilent(group: Group, { name, subject }: Operation, rules: CommandRules): void {
  const showing = registry.operations.find((one) => one.subject === subject && one.name.endsWith(".show"));
  if (showing?.output) group.operation(name, viewOf(showing.output), { ...rules, showing: showing.name });
  else group.operation(name, doneView, rules);
}

const isNamedByOne = ({ subject, output }: Operation): boolean =>
  output === null && Object.keys(subject.key.shape).length === 1;

/** What a list is made of; null for what is no list. */
function itemOf(output: Operation["output"]): z.ZodType | null {
  const items = output instanceof z.ZodObject ? output.shape.items : undefined;
  return items instanceof z.ZodArray ? (items.element as z.ZodType) : null;
}
