import { lt } from "drizzle-orm";
import { purgeAdminSessions } from "@/lib/admin-session/end-session";
import { purgeExpiredAliases } from "@/lib/alias/purge-expired-aliases";
import { removeOldEvents } from "@/lib/audit/remove-old-events";
import { type Context, contextFor } from "@/lib/db/context";
import { passwordLink, setupLink } from "@/lib/db/schema";
import { purgeNotices } from "@/lib/directory-notice/purge-notices";
import { purgeConflicts } from "@/lib/external-identity/forget-conflicts";
import { logger } from "@/lib/log";
import { purgeLoginAttempts } from "@/lib/login-attempt/purge-login-attempts";
import { purgeSecondSteps } from "@/lib/second-factor/pending-sign-in";
import { currentSettings } from "@/lib/settings/queries";
import { purgeSyncRuns } from "@/lib/sync-run/purge-sync-runs";
import { purgeLogoutTokens } from "@/lib/web-session/end-provider-sessions";
import { purgeExpiredSessions } from "@/lib/web-session/end-session";

const noticeDays = 7;

/**
 * Removes what nobody needs any more: ended sessions, set-up links past their end, aliases long expired, login attempts,
 * sync runs and events of the audit trail older than the settings say.
 * May run on several machines at once; each deletes what it finds.
 */
export async function runHousekeeping(context: Context): Promise<void> {
  await purgeExpiredSessions(context.db);
  await purgeLogoutTokens(context);
  await purgeAdminSessions(context.db);
  await purgeSecondSteps(context.db);
  await purgeConflicts(context.db);
  await context.db.delete(setupLink).where(lt(setupLink.expiresAt, new Date()));
  await context.db.delete(passwordLink).where(lt(passwordLink.expiresAt, new Date()));
  await purgeExpiredAliases(context);
  const { loginDays, syncRunDays, auditDays } = await currentSettings(context.db, "logs");
  await purgeLoginAttempts(context, { olderThanDays: loginDays });
  await purgeNotices(context, { olderThanDays: noticeDays });
  await purgeSyncRuns(context, { olderThanDays: syncRunDays });
  if (auditDays !== null) await removeOldEvents(context, { olderThanDays: auditDays });
}

/** As `runHousekeeping` on the process's own database; a failure is logged and left to the next round. */
export async function tickHousekeeping(): Promise<void> {
  try {
    await runHousekeeping(contextFor({ kind: "system", job: "housekeeping" }));
  } catch (error) {
    logger("housekeeping").warn({ error }, "housekeeping failed; it is tried again in the next hour");
  }
}
