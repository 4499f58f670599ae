import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { type lineView, runView } from "@/lib/directory/run/view";
import { said } from "@/lib/faces/cli/said";
import { tableText } from "@/lib/faces/cli/text";
import { columns } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.sync.view", {
  preview: "preview",
  previewHead: "Preview {id} of {provider}: {state}",
  runHead: "Run {id} of {provider}: {state}",
  people:
    "{read, plural, one {# person} other {# people}} read, {unchanged, plural, =0 {none unchanged} one {# unchanged} other {# unchanged}}.",
});

type Run = z.output<typeof runView>;

const page = listOf(runView);

/** Runs as a table. */
export const shownRuns = {
  schema: page,
  text: ({ items }: z.output<typeof page>): string =>
    tableText(
      columns("started", "provider", "state", "read", "unchanged", "lines", "id"),
      items.map((run) => [
        ...[run.startedAt, run.provider, run.dryRun ? said(t("preview")) : run.state],
        ...[run.readPeople, run.unchangedPeople, run.plannedChanges, run.id],
      ]),
    ),
};

/** What became of a run, in lines. */
export function runText(run: Run): string {
  const counts = Object.entries(run.counts).map(([name, number]) => `  ${name}: ${number}\n`);
  const problem = run.problem ? `${run.problem}\n${run.remedy ? `${run.remedy}\n` : ""}` : "";
  const head = said(
    t(run.dryRun ? "previewHead" : "runHead", { id: run.id, provider: run.provider, state: run.state }),
  );
  const people = said(t("people", { read: run.readPeople, unchanged: run.unchangedPeople }));
  return `${head}\n${problem}${people}\n${counts.join("")}`;
}

/** What a run did for whom; nothing where it did nothing. */
export function linesText(lines: z.output<typeof lineView>[]): string {
  if (lines.length === 0) return "";
  return tableText(
    columns("what", "state", "who", "why", "detail"),
    lines.map((one) => [one.kind, one.state, one.address ?? one.subject, one.reason, one.detail]),
  );
}
