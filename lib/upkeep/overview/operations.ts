import { z } from "zod";
import { listOf, whole } from "@/lib/catalogue/list";
import { moment, text } from "@/lib/catalogue/moment";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { chartRangeNames, readLoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { partKinds } from "@/lib/upkeep/overview/health-checks";
import { matterKinds, readAttention } from "@/lib/upkeep/overview/read-attention";
import { readHealth } from "@/lib/upkeep/overview/read-health";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "logs",
  effect: "read",
  subject: installation,
} as const;

const healthView = z.object({
  part: z.enum(partKinds),
  name: z.string().nullable().describe("The slug of an identity provider."),
  state: z.enum(["working", "failing", "not-set-up"]),
  checkedAt: moment,
  took: z.int().describe("In milliseconds."),
  problem: z.string().nullable(),
  advice: z.string().nullable(),
});

const matterView = z.object({
  kind: z.enum(matterKinds),
  subject: z.string().nullable(),
  count: z.int(),
  examples: z.array(z.string()),
  cause: z.string().nullable().describe("What is behind it, in words, where that is known."),
});

const pointView = z.object({
  at: moment.describe("The beginning of the step."),
  door: z.string(),
  credential: z.string(),
  provider: z.string().nullable(),
  accepted: z.int(),
  rejected: z.int(),
  unavailable: z.int(),
});

export const overviewOperations = [
  operation({
    name: "overview.health",
    title: "Asks each part whether it works, and says what to do where it does not",
    about: "Asks each part whether it works; ends with 1 when one does not.",
    example: "overview health --json",
    ...administrators,
    input: nothing,
    output: listOf(healthView),
    async run({ context }) {
      const parts = await readHealth(context);
      return { output: whole(parts.map((part) => ({ ...part, checkedAt: text(part.checkedAt) }))) };
    },
  }),
  operation({
    name: "overview.attention",
    title: "What somebody should look at, most pressing first",
    about: "Lists what somebody should look at, most pressing first.",
    example: "overview attention",
    ...administrators,
    input: nothing,
    output: listOf(matterView),
    run: async ({ context }) => ({ output: whole(await readAttention(context)) }),
  }),
  operation({
    name: "overview.logins",
    title: "Logins over time by result, door, credential and identity provider",
    about: "Counts logins over time by result, door, credential and identity provider.",
    example: "overview logins --range week",
    ...administrators,
    input: z.strictObject({ range: z.enum(chartRangeNames).default("day") }),
    output: z.object({ stepHours: z.int(), steps: z.array(moment), points: z.array(pointView) }),
    async run({ context, input }) {
      const { steps, stepHours, points } = await readLoginChart(context, input);
      const shown = points.map((point) => ({ ...point, at: text(point.at) }));
      return { output: { stepHours, steps: steps.map(text), points: shown } };
    },
  }),
];
