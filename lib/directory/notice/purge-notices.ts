import { lt } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { directoryNotice } from "@/lib/platform/db/schema";

const day = 86_400_000;

/** Forgets notices that were handled so long ago; those that are pending stay. */
export async function purgeNotices(
  { db }: Context,
  { olderThanDays }: { olderThanDays: number },
  now = new Date(),
): Promise<void> {
  await db
    .delete(directoryNotice)
    .where(lt(directoryNotice.handledAt, new Date(now.getTime() - olderThanDays * day)));
}
