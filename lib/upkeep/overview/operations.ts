import { z } from "zod";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { chartRangeNames, readLoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { text } from "@/lib/platform/input/moment";
import { permissions } from "@/lib/platform/permission";
import { readAttention } from "@/lib/upkeep/overview/read-attention";
import { readChecklist } from "@/lib/upkeep/overview/read-checklist";
import { type PartHealth, readHealth } from "@/lib/upkeep/overview/read-health";
import { attentionItemView, healthView, loginChartView, setupStepView } from "@/lib/upkeep/overview/view";
import { sayIn } from "@/lib/words/languages";
import type { Text } from "@/lib/words/text";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "logs",
  effect: "read",
  subject: installation,
} as const;

const showHealth = ({ problem, advice, checkedAt, ...part }: PartHealth, say: (text: Text) => string) => ({
  ...part,
  problem: problem && say(problem),
  advice: advice && say(advice),
  checkedAt: text(checkedAt),
});

export const overviewOperations = [
  operation({
    name: "overview.health",
    title: "Checks the status of every component",
    description: "For a component that isn't working, the response says what to do.",
    about: "Checks the status of every component. Exits with 1 if one isn't working.",
    example: "overview health --json",
    ...administrators,
    permissions,
    input: nothing,
    output: listOf(healthView),
    async run({ context }) {
      const parts = await readHealth(context);
      return { output: whole(parts.map((part) => showHealth(part, sayIn(context.language)))) };
    },
  }),
  operation({
    name: "overview.setup",
    title: "Lists the first steps of a new installation and whether each is done",
    description:
      "What a mail server does can only be seen by what it asks and accepts: `dovecot` and `webmail` are done when a login through them was seen, `sending` when it has accepted a mail of Letterlock's own.",
    example: "overview setup",
    audience: ["superadmin"],
    area: "logs",
    effect: "read",
    subject: installation,
    input: nothing,
    output: listOf(setupStepView),
    run: async ({ context }) => ({ output: whole((await readChecklist(context)).steps) }),
  }),
  operation({
    name: "overview.attention",
    title: "Lists what needs attention, most urgent first",
    example: "overview attention",
    ...administrators,
    input: nothing,
    output: listOf(attentionItemView),
    async run({ context }) {
      const items = await readAttention(context);
      const say = sayIn(context.language);
      return { output: whole(items.map(({ cause, ...one }) => ({ ...one, cause: cause && say(cause) }))) };
    },
  }),
  operation({
    name: "overview.logins",
    title: "Counts logins over time by result, service, credential and identity provider",
    example: "overview logins --range week",
    ...administrators,
    permissions: ["read-logs"],
    input: z.strictObject({ range: z.enum(chartRangeNames).default("day") }),
    output: loginChartView,
    async run({ context, input }) {
      const { steps, stepHours, points } = await readLoginChart(context, input);
      const shown = points.map((point) => ({ ...point, at: text(point.at) }));
      return { output: { stepHours, steps: steps.map(text), points: shown } };
    },
  }),
];
