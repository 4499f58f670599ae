import type { z } from "zod";
import { chartRangeNames } from "@/lib/credentials/login-attempt/login-chart";
import { ownOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { option, said } from "@/lib/faces/cli/said";
import { asTable, tableOf } from "@/lib/faces/cli/shown-as";
import { attentionItemView, healthView, loginChartView } from "@/lib/upkeep/overview/view";
import { words } from "@/lib/words/text";

const t = words("cli.overview", {
  group: "System status, open tasks and logins.",
  nothing: "Nothing needs attention.",
  range: "period to show",
});

const parts = {
  ...asTable(healthView, ["part", "name", "state", ["milliseconds", "took"], "problem", "advice"]),
  isProblem: (all: z.output<typeof healthView>[]) => all.some(({ state }) => state === "failing"),
};

const items = asTable(attentionItemView, [["issue", "kind"], "subject", "count", "examples"]);

const attention = {
  ...items,
  text: (all: z.output<typeof attentionItemView>[]) =>
    all.length > 0 ? items.text(all) : `${said(t("nothing"))}\n`,
};

const chart = tableOf<z.output<typeof loginChartView>["points"][number]>([
  ["from", "at"],
  ["service", "door"],
  "credential",
  "provider",
  "accepted",
  "rejected",
  "unavailable",
]);

const logins = {
  schema: loginChartView,
  text: ({ points }: z.output<typeof loginChartView>) => chart(points),
};

const range = ownOption(option("--range <range>", t("range")).choices(chartRangeNames).default("day"));

/** `letterlock overview …` */
export function addOverviewCommands(program: Group): void {
  const group = program.group("overview", t("group"));
  group.list("overview.health", parts);
  group.list("overview.attention", attention);
  group.operation("overview.logins", logins, { options: [range] });
}
