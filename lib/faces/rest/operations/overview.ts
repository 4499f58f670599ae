import { z } from "zod";
import { chartRangeNames, readLoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { listOf, whole } from "@/lib/faces/rest/page";
import { moment, text } from "@/lib/faces/rest/views/moment";
import { partKinds } from "@/lib/upkeep/overview/health-checks";
import { matterKinds, readAttention } from "@/lib/upkeep/overview/read-attention";
import { readHealth } from "@/lib/upkeep/overview/read-health";

const administrators = {
  roles: ["admin", "domain-admin"],
  area: "logs",
  params: none,
  body: noBody,
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
    id: "getHealth",
    command: "overview health",
    method: "get",
    path: "/overview/health",
    ...administrators,
    summary: "Asks each part whether it works, and says what to do where it does not",
    query: none,
    answer: listOf(healthView),
    async handle({ context }) {
      const parts = await readHealth(context);
      return { body: whole(parts.map((part) => ({ ...part, checkedAt: text(part.checkedAt) }))) };
    },
  }),
  operation({
    id: "getAttention",
    command: "overview attention",
    method: "get",
    path: "/overview/attention",
    ...administrators,
    summary: "What somebody should look at, most pressing first",
    query: none,
    answer: listOf(matterView),
    async handle({ context }) {
      return { body: whole(await readAttention(context)) };
    },
  }),
  operation({
    id: "getLoginChart",
    command: "overview logins",
    method: "get",
    path: "/overview/logins",
    ...administrators,
    summary: "Logins over time by result, door, credential and identity provider",
    query: z.strictObject({ range: z.enum(chartRangeNames).default("day") }),
    answer: z.object({ stepHours: z.int(), steps: z.array(moment), points: z.array(pointView) }),
    async handle({ context, query }) {
      const { steps, stepHours, points } = await readLoginChart(context, query);
      const shown = points.map((point) => ({ ...point, at: text(point.at) }));
      return { body: { stepHours, steps: steps.map(text), points: shown } };
    },
  }),
];
