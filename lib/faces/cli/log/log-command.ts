import type { z } from "zod";
import { answerOf, type Shown } from "@/lib/faces/cli/answer";
import type { InputOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { answerExport, exportOption, type LogOptions, paging, span } from "@/lib/faces/cli/log/options";
import { words } from "@/lib/words/text";

const t = words("cli.log.export", { export: "write all rows in this format instead" });

interface LogRules {
  name: string;
  /** The operations that answer a page, and everything as a file. */
  page: string;
  file: string;
  filter: readonly InputOption[];
}

/** A command that shows a page of a log, or exports the whole of it. */
export function addLog<Schema extends z.ZodType>(
  group: Group,
  { name, page, file, filter }: LogRules,
  shown: Shown<Schema>,
): void {
  const rows = [...filter, ...span];
  const paged = { name, options: [...rows, ...paging] };
  const { call } = group;
  const command = group.own<LogOptions>(page, paged, (options) =>
    options.export
      ? answerExport(call, file, { options: rows }, options, [])
      : answerOf(call, shown, page, paged, options, []),
  );
  command.addOption(exportOption(t("export")));
}
