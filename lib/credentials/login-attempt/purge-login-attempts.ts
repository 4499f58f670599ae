import { lt } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { loginAttempt } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";

const purgeInput = z.object({ olderThanDays: z.number().int().min(1).max(3_650) });
const rowsPerStatement = 5_000;

/** Deletes login attempts older than so many days, in small statements, so that no login waits for a long lock. */
export async function purgeLoginAttempts(
  context: Context,
  input: z.input<typeof purgeInput>,
): Promise<{ purged: number }> {
  requireSuperadmin(context.actor);
  const { olderThanDays } = parseInput(purgeInput, input);
  const before = new Date(Date.now() - olderThanDays * 86_400_000);
  let purged = 0;
  for (;;) {
    const [result] = await context.db
      .delete(loginAttempt)
      .where(lt(loginAttempt.lastAt, before))
      .limit(rowsPerStatement);
    purged += result.affectedRows;
    if (result.affectedRows < rowsPerStatement) return { purged };
  }
}
