import { InvalidArgumentError, Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { type InputOption, ownOption } from "@/lib/faces/cli/field-option";
import { moment } from "@/lib/faces/cli/option-parsers";
import { print } from "@/lib/faces/cli/terminal";
import { type ExportFormat, exportFormats } from "@/lib/platform/list/export-rows";

export interface LogOptions {
  export?: ExportFormat;
  json?: true;
}

const maxLimit = 1_000;

function rows(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > maxLimit)
    throw new InvalidArgumentError(`Write a whole number from 1 to ${maxLimit}.`);
  return number;
}

/** Everything as a file, instead of an answer. */
export const exportOption = (about: string): Option =>
  new Option("--export <format>", about).choices(exportFormats).conflicts(["json", "cursor"]);

/** A span of time. */
export const span: readonly InputOption[] = [
  ownOption(new Option("--from <moment>", "only from this moment on").argParser(moment)),
  ownOption(new Option("--to <moment>", "only before this moment").argParser(moment)),
];

/** A page of rows. */
export const paging: readonly InputOption[] = [
  ownOption(new Option("--limit <rows>", "how many rows to show").argParser(rows).default(50)),
  ownOption(new Option("--cursor <next>", "where to go on: `next` of the answer before")),
];

/** Writes an export to the terminal piece by piece. */
export async function writeExport(call: Call, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) await print(call.terminal, piece);
}
