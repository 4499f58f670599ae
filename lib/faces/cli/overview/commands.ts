import { type Command, Option } from "commander";
import {
  type ChartRange,
  chartRangeNames,
  readLoginChart,
} from "@/lib/credentials/login-attempt/login-chart";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { tableText } from "@/lib/faces/cli/text";
import { readAttention } from "@/lib/upkeep/overview/read-attention";
import { readHealth } from "@/lib/upkeep/overview/read-health";

/** `letterlock overview …` */
export function addOverviewCommands(program: Command, call: Call): void {
  const group = program.command("overview").description("What works, what needs attention, and the logins.");
  addCommand(group, {
    usage: "health",
    about: "Asks each part whether it works; ends with 1 when one does not.",
    example: "overview health --json",
  }).action(
    answering(call, async () => {
      const document = await readHealth(call.context);
      if (document.some(({ state }) => state === "failing")) call.foundProblem();
      const rows = document.map((one) => [one.part, one.name, one.state, one.took, one.problem, one.advice]);
      return { document, text: tableText(["PART", "NAME", "STATE", "MS", "PROBLEM", "WHAT TO DO"], rows) };
    }),
  );
  addCommand(group, {
    usage: "attention",
    about: "Lists what somebody should look at, most pressing first.",
    example: "overview attention",
  }).action(
    answering(call, async () => {
      const document = await readAttention(call.context);
      const rows = document.map(({ kind, subject, count, examples }) => [kind, subject, count, examples]);
      const table = tableText(["MATTER", "OF", "NUMBER", "SUCH AS"], rows);
      return { document, text: document.length > 0 ? table : "Nothing needs attention.\n" };
    }),
  );
  addCommand(group, {
    usage: "logins",
    about: "Counts logins over time by result, door, credential and identity provider.",
    example: "overview logins --range week",
  })
    .addOption(new Option("--range <range>", "how far back").choices(chartRangeNames).default("day"))
    .action(
      answering<{ range: ChartRange }>(call, async ({ range }) => {
        const document = await readLoginChart(call.context, { range });
        const rows = document.points.map((one) => [
          ...[one.at, one.door, one.credential, one.provider],
          ...[one.accepted, one.rejected, one.unavailable],
        ]);
        const header = ["FROM", "DOOR", "CREDENTIAL", "PROVIDER", "ACCEPTED", "REJECTED", "UNAVAILABLE"];
        return { document, text: tableText(header, rows) };
      }),
    );
}
