import { and, eq, inArray, lt } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { identityConflict } from "@/lib/platform/db/schema";

/** Days after which a conflict that nobody has seen again is neither shown nor kept. */
export const conflictDays = 30;

/** The moment before which a conflict is too old. */
export const oldestConflict = (now = new Date()): Date => new Date(now.getTime() - conflictDays * 86_400_000);

const ofProvider = ({ id, issuer }: { id: string; issuer: string }) =>
  and(eq(identityConflict.identityProviderId, id), eq(identityConflict.issuer, issuer));

/** A whole directory has been read since then: whom it has not brought up again is in no conflict any more. */
export async function forgetConflictsBefore(
  db: Handle,
  provider: { id: string; issuer: string },
  readSince: Date,
): Promise<void> {
  await db
    .delete(identityConflict)
    .where(and(ofProvider(provider), lt(identityConflict.lastSeenAt, readSince)));
}

/** These people are looked at anew. */
export async function forgetConflictsOf(
  db: Handle,
  provider: { id: string; issuer: string },
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  await db
    .delete(identityConflict)
    .where(and(ofProvider(provider), inArray(identityConflict.subject, [...subjects])));
}

/** Removes what nobody has seen for `conflictDays`. */
export async function purgeConflicts(db: Handle, now = new Date()): Promise<void> {
  await db.delete(identityConflict).where(lt(identityConflict.lastSeenAt, oldestConflict(now)));
}
