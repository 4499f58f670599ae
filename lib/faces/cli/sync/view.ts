import type { SyncRunDetails } from "@/lib/directory/run/queries";
import { tableText } from "@/lib/faces/cli/text";

/** A run as scripts get it. */
export const runDocument = ({ identityProviderId: _id, cancelRequested: _asked, ...run }: SyncRunDetails) =>
  run;

/** Runs as a table. */
export const runsText = (runs: readonly SyncRunDetails[]): string =>
  tableText(
    ["STARTED", "PROVIDER", "STATE", "READ", "UNCHANGED", "LINES", "ID"],
    runs.map((run) => [
      ...[run.startedAt, run.provider, run.dryRun ? "preview" : run.state],
      ...[run.readPeople, run.unchangedPeople, run.plannedChanges, run.id],
    ]),
  );

/** What became of a run, in lines. */
export function runText(run: SyncRunDetails): string {
  const counts = Object.entries(run.counts).map(([name, number]) => `  ${name}: ${number}\n`);
  const problem = run.problem ? `${run.problem}\n${run.remedy ? `${run.remedy}\n` : ""}` : "";
  const head = `${run.dryRun ? "Preview" : "Run"} ${run.id} of ${run.provider}: ${run.state}\n`;
  return `${head}${problem}${run.readPeople} people read, ${run.unchangedPeople} need nothing.\n${counts.join("")}`;
}
