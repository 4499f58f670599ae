import type { Context } from "@/lib/platform/db/context";
import { adminSession, session } from "@/lib/platform/db/schema";

const aDayMs = 86_400_000;

/**
 * Lets all sessions last for a day, as many visits as there may be: the first visit in a new minute moves the end of one, which
 * a test of what nobody may write would take for a write once a busy machine needs that long.
 */
export async function keepSessions({ db }: Context): Promise<void> {
  const expires = new Date(Date.now() + aDayMs);
  await db.update(adminSession).set({ expires });
  await db.update(session).set({ expires });
}
