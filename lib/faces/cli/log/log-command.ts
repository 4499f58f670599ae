import type { z } from "zod";
import { answerOf, type Shown } from "@/lib/faces/cli/answer";
import type { Group } from "@/lib/faces/cli/group";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { answerExport, exportOption, type LogOptions, paging, span } from "@/lib/faces/cli/log/options";
import { words } from "@/lib/words/text";

const t = words("cli.log.export", { export: "write all rows in this format instead" });

interface LogRules {
  name: string;
  /** The operations that answer a page, and everything as a file. */
  page: string;
  file: string;
}

/** A command that shows a page of a log, or exports the whole of it. */
export function addLog<Schema extends z.ZodType>(
  group: Group,
  { name, page, file }: LogRules,
  shown: Shown<Schema>,
): void {
  const rows = [...namedOptions(page), ...span];
  const paged = { name, options: [...rows, ...paging] };
  const { call } = group;
  const command = group.own<LogOptions>(page, paged, (options) =>
    options.export
      ? answerExport(call, file, { options: rows }, options, [])
      : answerOf(call, shown, page, paged, options, []),
  );
  command.addOption(exportOption(t("export")));
}
