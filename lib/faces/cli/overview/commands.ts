import { type Command, Option } from "commander";
import type { z } from "zod";
import { chartRangeNames } from "@/lib/credentials/login-attempt/login-chart";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { tableText } from "@/lib/faces/cli/text";
import { healthView, loginChartView, matterView } from "@/lib/upkeep/overview/view";

const parts = {
  schema: healthView,
  text: (all: z.output<typeof healthView>[]) =>
    tableText(
      ["PART", "NAME", "STATE", "MS", "PROBLEM", "WHAT TO DO"],
      all.map((one) => [one.part, one.name, one.state, one.took, one.problem, one.advice]),
    ),
  isProblem: (all: z.output<typeof healthView>[]) => all.some(({ state }) => state === "failing"),
};

const matters = {
  schema: matterView,
  text(all: z.output<typeof matterView>[]) {
    const rows = all.map(({ kind, subject, count, examples }) => [kind, subject, count, examples]);
    return rows.length > 0
      ? tableText(["MATTER", "OF", "NUMBER", "SUCH AS"], rows)
      : "Nothing needs attention.\n";
  },
};

const logins = {
  schema: loginChartView,
  text: ({ points }: z.output<typeof loginChartView>) =>
    tableText(
      ["FROM", "DOOR", "CREDENTIAL", "PROVIDER", "ACCEPTED", "REJECTED", "UNAVAILABLE"],
      points.map((one) => [
        ...[one.at, one.door, one.credential, one.provider],
        ...[one.accepted, one.rejected, one.unavailable],
      ]),
    ),
};

const range = ownOption(
  new Option("--range <range>", "how far back").choices(chartRangeNames).default("day"),
);

/** `letterlock overview …` */
export function addOverviewCommands(program: Command, call: Call): void {
  const group = program.command("overview").description("What works, what needs attention, and the logins.");
  addList(group, call, "overview.health", parts);
  addList(group, call, "overview.attention", matters);
  addOperation(group, call, "overview.logins", logins, { options: [range] });
}
