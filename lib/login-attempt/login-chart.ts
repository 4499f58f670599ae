import { and, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { readableBy } from "@/lib/db/conditions";
import type { Context } from "@/lib/db/context";
import { loginAttempt } from "@/lib/db/schema";
import { parseInput } from "@/lib/parse-input";

export const loginChartInput = z.strictObject({
  /** How far back, up to two weeks. */
  hours: z.int().min(1).max(336).default(24),
});

const hourMs = 3_600_000;

/** `2026-01-31T18:00:00Z`, the beginning of the hour in UTC. */
const hour = sql<string>`DATE_FORMAT(${loginAttempt.lastAt}, '%Y-%m-%dT%H:00:00Z')`;
const sumOf = (result: string) =>
  sql<number>`SUM(IF(${loginAttempt.result} = ${result}, ${loginAttempt.count}, 0))`.mapWith(Number);

/**
 * Logins accepted, rejected and unavailable by hour, door, kind of credential and identity provider, of the domains
 * that the actor may see; hours without any are left out. Throws `forbidden`.
 */
export async function readLoginChart(context: Context, input: z.input<typeof loginChartInput>) {
  const { hours } = parseInput(loginChartInput, input);
  const from = new Date(Math.floor(Date.now() / hourMs) * hourMs - (hours - 1) * hourMs);
  const { door, credential, providerSlug, lastAt } = loginAttempt;
  const points = await context.db
    .select({
      ...{ hour: hour.as("hour"), door, credential, provider: providerSlug },
      accepted: sumOf("accepted"),
      rejected: sumOf("rejected"),
      unavailable: sumOf("unavailable"),
    })
    .from(loginAttempt)
    .where(and(readableBy(context.actor, loginAttempt.domainName), gte(lastAt, from)))
    .groupBy(sql`hour`, door, credential, providerSlug)
    .orderBy(sql`hour`, door, credential, providerSlug);
  return { from, points };
}
