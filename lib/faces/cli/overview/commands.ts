import type { Command } from "commander";
import type { z } from "zod";
import { chartRangeNames } from "@/lib/credentials/login-attempt/login-chart";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { option, said } from "@/lib/faces/cli/said";
import { asTable } from "@/lib/faces/cli/shown-as";
import { tableText } from "@/lib/faces/cli/text";
import { columns } from "@/lib/faces/cli/view-words";
import { attentionItemView, healthView, loginChartView } from "@/lib/upkeep/overview/view";
import { words } from "@/lib/words/text";

const t = words("cli.overview", {
  group: "System status, open tasks and logins.",
  nothing: "Nothing needs attention.",
  range: "period to show",
});

const parts = {
  ...asTable(healthView, ["part", "name", "state", "milliseconds", "problem", "advice"], (one) => [
    ...[one.part, one.name, one.state, one.took, one.problem, one.advice],
  ]),
  isProblem: (all: z.output<typeof healthView>[]) => all.some(({ state }) => state === "failing"),
};

const attention = {
  schema: attentionItemView,
  text(all: z.output<typeof attentionItemView>[]) {
    const rows = all.map(({ kind, subject, count, examples }) => [kind, subject, count, examples]);
    return rows.length > 0
      ? tableText(columns("issue", "subject", "count", "examples"), rows)
      : `${said(t("nothing"))}\n`;
  },
};

const logins = {
  schema: loginChartView,
  text: ({ points }: z.output<typeof loginChartView>) =>
    tableText(
      [
        ...columns("from", "service", "credential", "provider"),
        ...columns("accepted", "rejected", "unavailable"),
      ],
      points.map((one) => [
        ...[one.at, one.door, one.credential, one.provider],
        ...[one.accepted, one.rejected, one.unavailable],
      ]),
    ),
};

const range = ownOption(option("--range <range>", t("range")).choices(chartRangeNames).default("day"));

/** `letterlock overview …` */
export function addOverviewCommands(program: Command, call: Call): void {
  const group = program.command("overview").description(said(t("group")));
  addList(group, call, "overview.health", parts);
  addList(group, call, "overview.attention", attention);
  addOperation(group, call, "overview.logins", logins, { options: [range] });
}
