import { z } from "zod";
import { moment } from "@/lib/platform/input/moment";
import { partKinds } from "@/lib/upkeep/overview/health-checks";
import { attentionKinds } from "@/lib/upkeep/overview/read-attention";
import { setupSteps } from "@/lib/upkeep/overview/read-checklist";

/** Whether a part works. */
export const healthView = z.object({
  part: z.enum(partKinds),
  name: z.string().nullable().describe("Slug of an identity provider."),
  state: z.enum(["working", "failing", "not-set-up"]),
  checkedAt: moment,
  took: z.int().describe("In milliseconds."),
  problem: z.string().nullable(),
  advice: z.string().nullable(),
});

/** One of the first steps of an installation. */
export const setupStepView = z.object({ step: z.enum(setupSteps), done: z.boolean() });

/** Something that somebody should look at. */
export const attentionItemView = z.object({
  kind: z.enum(attentionKinds),
  subject: z.string().nullable(),
  count: z.int(),
  examples: z.array(z.string()),
  cause: z.string().nullable().describe("Cause in words, if known."),
});

const pointView = z.object({
  at: moment.describe("Start of the interval."),
  door: z.string(),
  credential: z.string(),
  provider: z.string().nullable(),
  accepted: z.int(),
  rejected: z.int(),
  unavailable: z.int(),
});

/** Logins over time. */
export const loginChartView = z.object({
  stepHours: z.int(),
  steps: z.array(moment),
  points: z.array(pointView),
});
