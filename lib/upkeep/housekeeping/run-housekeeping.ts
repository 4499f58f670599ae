import { lt } from "drizzle-orm";
import { purgeExpiredAliases } from "@/lib/accounts/alias/purge-expired-aliases";
import { purgeConflicts } from "@/lib/accounts/external-identity/forget-conflicts";
import { purgeDrafts } from "@/lib/accounts/provider-draft/keep-draft";
import { purgeMailboxLinks } from "@/lib/accounts/recovery-address/link";
import { purgeAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { purgeLoginAttempts } from "@/lib/credentials/login-attempt/purge-login-attempts";
import { purgeSecondSteps } from "@/lib/credentials/second-factor/pending-sign-in";
import { purgeLogoutTokens } from "@/lib/credentials/web-session/end-provider-sessions";
import { purgeExpiredSessions } from "@/lib/credentials/web-session/end-session";
import { purgeEvents } from "@/lib/directory/event/purge-events";
import { purgeSyncRuns } from "@/lib/directory/run/purge-sync-runs";
import { purgeScimUsers } from "@/lib/directory/scim-user/purge-scim-users";
import { purgeNotifications } from "@/lib/notification/outbox/purge-notifications";
import { purgeKnownNetworks } from "@/lib/notification/watch/known-networks";
import { removeOldEvents } from "@/lib/platform/audit/remove-old-events";
import { type Context, contextFor } from "@/lib/platform/db/context";
import { passwordLink, profileLink, setupLink } from "@/lib/platform/db/schema";
import { logger } from "@/lib/platform/log";
import { currentSettings } from "@/lib/platform/settings/queries";

const directoryEventDays = 7;

/**
 * Removes what nobody needs any more: ended sessions, one-time links past their end, drafts, aliases long expired, login attempts,
 * sync runs and events of the audit log older than the settings say.
 * May run on several machines at once; each deletes what it finds.
 */
export async function runHousekeeping(context: Context): Promise<void> {
  await purgeExpiredSessions(context.db);
  await purgeLogoutTokens(context);
  await purgeAdminSessions(context.db);
  await purgeSecondSteps(context.db);
  await purgeMailboxLinks(context.db);
  await purgeConflicts(context.db);
  await purgeNotifications(context.db);
  await purgeKnownNetworks(context.db);
  await purgeDrafts(context.db);
  await purgeScimUsers(context.db);
  await context.db.delete(setupLink).where(lt(setupLink.expiresAt, new Date()));
  await context.db.delete(passwordLink).where(lt(passwordLink.expiresAt, new Date()));
  await context.db.delete(profileLink).where(lt(profileLink.expiresAt, new Date()));
  await purgeExpiredAliases(context);
  const { loginDays, syncRunDays, auditDays } = await currentSettings(context.db, "logs");
  await purgeLoginAttempts(context, { olderThanDays: loginDays });
  await purgeEvents(context, { olderThanDays: directoryEventDays });
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
