import { and, eq, isNotNull, notExists, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { externalIdentity, scimUser } from "@/lib/platform/db/schema";

/** Removes what is kept of deleted Users who are linked to no mailbox (any more): there is nobody to find again. */
export async function purgeScimUsers(db: Handle): Promise<void> {
  const link = db
    .select({ one: sql`1` })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.identityProviderId, scimUser.identityProviderId),
        eq(externalIdentity.subject, scimUser.subject),
      ),
    );
  await db.delete(scimUser).where(and(isNotNull(scimUser.deletedAt), notExists(link)));
}
