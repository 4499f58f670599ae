import type { z } from "zod";
import { type lineView, runView } from "@/lib/directory/run/view";
import { said } from "@/lib/faces/cli/said";
import { asPage, tableOf } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.sync.view", {
  preview: "preview",
  previewHead: "Preview {id} of {provider}: {state}",
  runHead: "Run {id} of {provider}: {state}",
  people:
    "{read, plural, one {# person} other {# people}} read, {unchanged, plural, =0 {none unchanged} one {# unchanged} other {# unchanged}}.",
});

type Run = z.output<typeof runView>;

/** Runs as a table. */
export const shownRuns = asPage(runView, [
  ["started", "startedAt"],
  "provider",
  ["state", ({ dryRun, state }) => (dryRun ? said(t("preview")) : state)],
  ["read", "readPeople"],
  ["unchanged", "unchangedPeople"],
  ["lines", "plannedChanges"],
  "id",
]);

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

const lineTable = tableOf<z.output<typeof lineView>>([
  ["what", "kind"],
  "state",
  ["who", ({ address, subject }) => address ?? subject],
  ["why", "reason"],
  "detail",
]);

/** What a run did for whom; nothing where it did nothing. */
export const linesText = (lines: z.output<typeof lineView>[]): string =>
  lines.length === 0 ? "" : lineTable(lines);
