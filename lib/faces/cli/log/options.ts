import type { Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { type InputOption, ownOption } from "@/lib/faces/cli/field-option";
import { type CommandRules, type Options, runWith } from "@/lib/faces/cli/operation-run";
import { firstMoment, moment, wrongValue } from "@/lib/faces/cli/option-parsers";
import { option } from "@/lib/faces/cli/said";
import { print } from "@/lib/faces/cli/terminal";
import { type ExportFormat, exportFormats } from "@/lib/platform/list/export-rows";
import { type Text, words } from "@/lib/words/text";

const t = words("cli.log.options", {
  rows: "Enter a whole number from 1 to {most, number}.",
  from: "only from this time on",
  to: "only before this time",
  limit: "number of rows to show",
  cursor: "continue from here: `next` of the previous answer",
});

export interface LogOptions extends Options {
  export?: ExportFormat;
}

const maxLimit = 1_000;

function rows(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > maxLimit)
    throw wrongValue(t("rows", { most: maxLimit }));
  return number;
}

/** Everything as a file, instead of an answer. */
export const exportOption = (about: Text): Option =>
  option("--export <format>", about).choices(exportFormats).conflicts(["json", "cursor"]);

/** A span of time. */
export const span: readonly InputOption[] = [
  ownOption(option("--from <moment>", t("from")).argParser(firstMoment)),
  ownOption(option("--to <moment>", t("to")).argParser(moment)),
];

/** A page of rows. */
export const paging: readonly InputOption[] = [
  ownOption(option("--limit <rows>", t("limit")).argParser(rows).default(50)),
  ownOption(option("--cursor <next>", t("cursor"))),
];

/** Answers by the file of an operation, which is written piece by piece. */
export async function answerExport(
  call: Call,
  name: string,
  rules: CommandRules,
  options: LogOptions,
  args: string[],
): Promise<undefined> {
  const whole = { ...rules, preset: { format: options.export } };
  const { file } = await runWith(call, name, whole, options, args);
  for await (const piece of file?.pieces ?? []) await print(call.terminal, piece);
}
