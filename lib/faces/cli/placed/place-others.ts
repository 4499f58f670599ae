import type { Command } from "commander";
import { z } from "zod";
import type { Operation } from "@/lib/catalogue/operation";
import type { Call } from "@/lib/faces/cli/call";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import type { CommandRules } from "@/lib/faces/cli/operation-run";
import { inputOptions } from "@/lib/faces/cli/placed/input-options";
import { doneView, plainList } from "@/lib/faces/cli/placed/plain-view";
import { viewOf } from "@/lib/faces/cli/placed/views";
import { said } from "@/lib/faces/cli/said";
import { registry } from "@/lib/faces/registry";
import { words } from "@/lib/words/text";

const placedWords = words("cli.placed", { group: "Commands of {noun}." });

const named = ({ commands }: Command, name: string): Command | undefined =>
  commands.find((one) => one.name() === name);

/**
 * Adds a command for every operation that has none yet and that a shell may run. The first two words of its example are its
 * place, and its arguments, options and help follow from it; one whose example is another's command stays without one.
 */
export function placeOthers(program: Command, call: Call): void {
  for (const operation of registry.operations) {
    const [noun = "", verb = ""] = operation.example.split(" ");
    if (operation.files || !operation.audience.includes("superadmin")) continue;
    const group =
      named(program, noun) ?? program.command(noun).description(said(placedWords("group", { noun })));
    if (!named(group, verb)) place(group, call, operation, verb);
  }
}

/** The words of what is over by it. */
const endings = new Map([
  ["delete", "deleted"],
  ["revoke", "revoked"],
  ["unlink", "unlinked"],
] as const);

function place(group: Command, call: Call, operation: Operation, verb: string): void {
  const { name, output } = operation;
  const rules: CommandRules = { name: verb, options: inputOptions(operation) };
  const item = itemOf(output);
  const ended = new Map<string, CommandRules["ended"]>(endings).get(verb);
  if (item) addList(group, call, name, plainList(item), rules);
  else if (ended && isNamedByOne(operation)) addDeletion(group, call, name, { ...rules, ended });
  else if (output) addOperation(group, call, name, viewOf(output), rules);
  else addSilent(group, call, operation, rules);
}

/** What answers nothing shows what it was about, where that can be shown. */
function addSilent(group: Command, call: Call, { name, subject }: Operation, rules: CommandRules): void {
  const showing = registry.operations.find((one) => one.subject === subject && one.name.endsWith(".show"));
  if (showing?.output)
    addOperation(group, call, name, viewOf(showing.output), { ...rules, showing: showing.name });
  else addOperation(group, call, name, doneView, rules);
}

const isNamedByOne = ({ subject, output }: Operation): boolean =>
  output === null && Object.keys(subject.key.shape).length === 1;

/** What a list is made of; null for what is no list. */
function itemOf(output: Operation["output"]): z.ZodType | null {
  const items = output instanceof z.ZodObject ? output.shape.items : undefined;
  return items instanceof z.ZodArray ? (items.element as z.ZodType) : null;
}
