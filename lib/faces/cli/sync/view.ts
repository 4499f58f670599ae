import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { type lineView, runView } from "@/lib/directory/run/view";
import { tableText } from "@/lib/faces/cli/text";

type Run = z.output<typeof runView>;

const page = listOf(runView);

/** Runs as a table. */
export const shownRuns = {
  schema: page,
  text: ({ items }: z.output<typeof page>): string =>
    tableText(
      ["STARTED", "PROVIDER", "STATE", "READ", "UNCHANGED", "LINES", "ID"],
      items.map((run) => [
        ...[run.startedAt, run.provider, run.dryRun ? "preview" : run.state],
        ...[run.readPeople, run.unchangedPeople, run.plannedChanges, run.id],
      ]),
    ),
};

/** What became of a run, in lines. */
export function runText(run: Run): string {
  const counts = Object.entries(run.counts).map(([name, number]) => `  ${name}: ${number}\n`);
  const problem = run.problem ? `${run.problem}\n${run.remedy ? `${run.remedy}\n` : ""}` : "";
  const head = `${run.dryRun ? "Preview" : "Run"} ${run.id} of ${run.provider}: ${run.state}\n`;
  return `${head}${problem}${run.readPeople} people read, ${run.unchangedPeople} need nothing.\n${counts.join("")}`;
}

/** What a run did for whom; nothing where it did nothing. */
export function linesText(lines: z.output<typeof lineView>[]): string {
  if (lines.length === 0) return "";
  return tableText(
    ["WHAT", "STATE", "WHO", "WHY", "DETAIL"],
    lines.map((one) => [one.kind, one.state, one.address ?? one.subject, one.reason, one.detail]),
  );
}
