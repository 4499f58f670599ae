import { and, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { visibleAttempts } from "@/lib/credentials/login-attempt/visible-attempts";
import type { Context } from "@/lib/platform/db/context";
import { loginAttempt } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";

/** How far a chart looks back, and how long each of its steps is, in hours. */
export const chartRanges = {
  day: { hours: 24, stepHours: 1 },
  week: { hours: 7 * 24, stepHours: 6 },
  month: { hours: 30 * 24, stepHours: 24 },
} as const;
export type ChartRange = keyof typeof chartRanges;
export const chartRangeNames = Object.keys(chartRanges) as ChartRange[];

export const loginChartInput = z.strictObject({ range: z.enum(chartRangeNames).default("day") });

export interface ChartPoint {
  /** The beginning of the step. */
  at: Date;
  door: string;
  credential: string;
  /** The slug of the identity provider; null where none was asked. */
  provider: string | null;
  accepted: number;
  rejected: number;
  unavailable: number;
}

export interface LoginChart {
  /** The beginning of every step, oldest first; the last one is not over yet. In UTC; days begin at 00:00 UTC. */
  steps: Date[];
  stepHours: number;
  /** Sums by step, door, credential and provider; those without any login are left out. */
  points: ChartPoint[];
}

const sumOf = (result: string) =>
  sql<number>`SUM(IF(${loginAttempt.result} = ${result}, ${loginAttempt.count}, 0))`.mapWith(Number);

function stepsOf({ hours, stepHours }: { hours: number; stepHours: number }): Date[] {
  const stepMs = stepHours * 3_600_000;
  const current = Math.floor(Date.now() / stepMs) * stepMs;
  const number = hours / stepHours;
  return Array.from({ length: number }, (_, index) => new Date(current - (number - 1 - index) * stepMs));
}

/**
 * Logins accepted, rejected and unavailable over time by door, kind of credential and identity provider, of the
 * domains that the actor may see. Throws `forbidden`.
 */
export async function readLoginChart(
  context: Context,
  input: z.input<typeof loginChartInput>,
): Promise<LoginChart> {
  const { range } = parseInput(loginChartInput, input);
  const { stepHours } = chartRanges[range];
  const steps = stepsOf(chartRanges[range]);
  const { door, credential, providerSlug, lastAt } = loginAttempt;
  // Counted from 1970 like our own steps; UNIX_TIMESTAMP() would take the column for a time in the session's zone.
  const step = sql<number>`TIMESTAMPDIFF(HOUR, '1970-01-01', ${lastAt}) DIV ${sql.raw(String(stepHours))}`;
  const rows = await context.db
    .select({
      step: step.mapWith(Number).as("step"),
      door,
      credential,
      provider: providerSlug,
      accepted: sumOf("accepted"),
      rejected: sumOf("rejected"),
      unavailable: sumOf("unavailable"),
    })
    .from(loginAttempt)
    .where(and(visibleAttempts(context.actor), gte(lastAt, steps[0] ?? new Date())))
    .groupBy(sql`step`, door, credential, providerSlug)
    .orderBy(sql`step`, door, credential, providerSlug);
  const points = rows.map(({ step, ...row }) => ({ at: new Date(step * stepHours * 3_600_000), ...row }));
  return { steps, stepHours, points };
}
