import type { z } from "zod";
import { answerOf, type Shown } from "@/lib/faces/cli/answer";
import type { Group } from "@/lib/faces/cli/group";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { answerExport, exportOption, type LogOptions, paging, span } from "@/lib/faces/cli/log/options";
import { words } from "@/lib/words/text";

const t = words("cli.log.export", { export: "write all rows in this format instead" });

/** A command that shows a page of a log, or exports the whole of it: by the operations `list` and `export` of its noun. */
export function addLog<Schema extends z.ZodType>(
  group: Group,
  name: string,
  noun: string,
  shown: Shown<Schema>,
): void {
  const page = `${noun}.list`;
  const rows = [...namedOptions(page), ...span];
  const paged = { name, options: [...rows, ...paging] };
  const { call } = group;
  const command = group.own<LogOptions>(page, paged, (options) =>
    options.export
      ? answerExport(call, `${noun}.export`, { options: rows }, options, [])
      : answerOf(call, shown, page, paged, options, []),
  );
  command.addOption(exportOption(t("export")));
}
