import { lt } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { directoryEvent } from "@/lib/platform/db/schema";

const day = 86_400_000;

/** Forgets directory events that were handled so long ago; those that are pending stay. */
export async function purgeEvents(
  { db }: Context,
  { olderThanDays }: { olderThanDays: number },
  now = new Date(),
): Promise<void> {
  await db
    .delete(directoryEvent)
    .where(lt(directoryEvent.handledAt, new Date(now.getTime() - olderThanDays * day)));
}
