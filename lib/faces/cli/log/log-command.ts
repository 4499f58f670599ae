import type { Command } from "commander";
import type { z } from "zod";
import type { Call } from "@/lib/faces/cli/call";
import type { InputOption } from "@/lib/faces/cli/field-option";
import { exportOption, type LogOptions, paging, span, writeExport } from "@/lib/faces/cli/log/options";
import { answerOf, type Shown } from "@/lib/faces/cli/operation-command";
import { described, makeCommand, runWith } from "@/lib/faces/cli/operation-run";
import { words } from "@/lib/words/text";

const t = words("cli.log.export", { export: "write all rows in this format instead" });

interface LogRules {
  name: string;
  /** The operations that answer a page, and everything as a file. */
  page: string;
  file: string;
  filter: readonly InputOption[];
}

type Options = Pick<LogOptions, "export" | "json"> & Record<string, unknown>;

/** A command that shows a page of a log, or exports the whole of it. */
export function addLog<Schema extends z.ZodType>(
  group: Command,
  call: Call,
  { name, page, file, filter }: LogRules,
  shown: Shown<Schema>,
): void {
  const rows = [...filter, ...span];
  const paged = { name, options: [...rows, ...paging] };
  makeCommand(group, described(page).operation, name, paged)
    .addOption(exportOption(t("export")))
    .action(async (options: Options) => {
      const { export: format, json } = options;
      if (!format) {
        const { output } = await runWith(call, page, paged, options, []);
        return call.answer(answerOf(call, shown, output), json === true);
      }
      const whole = { options: rows, preset: { format } };
      const result = await runWith(call, file, whole, options, []);
      if (result.file) await writeExport(call, result.file.pieces);
    });
}
