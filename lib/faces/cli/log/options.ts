import { type Command, InvalidArgumentError, Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { moment } from "@/lib/faces/cli/option-parsers";
import { print } from "@/lib/faces/cli/terminal";
import { type ExportFormat, exportFormats } from "@/lib/platform/list/export-rows";

export interface LogOptions {
  from?: Date;
  to?: Date;
  limit: number;
  cursor?: string;
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

/** The options of every log: a span of time, a page of rows, or all of them as an export. */
export const addLogOptions = (command: Command): Command =>
  command
    .option("--from <moment>", "only from this moment on", moment)
    .option("--to <moment>", "only before this moment", moment)
    .option("--limit <rows>", "how many rows to show", rows, 50)
    .option("--cursor <next>", "where to go on: `next` of the answer before")
    .addOption(exportOption("write all rows in this form instead"));

/** Writes an export to the terminal piece by piece. */
export async function writeExport(call: Call, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) await print(call.terminal, piece);
}
