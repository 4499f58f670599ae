import { and, desc, eq } from "drizzle-orm";
import { dueAt } from "@/lib/directory/sync/due";
import { ofOrigin } from "@/lib/directory/sync/run-row";
import type { Handle } from "@/lib/platform/db/client";
import { syncRun } from "@/lib/platform/db/schema";
import { kindOf } from "@/lib/providers/kinds/registry";
import type { Provider } from "@/lib/providers/provider/queries";

/** Whether the people of a provider can be read at all. */
export const hasDirectory = ({ kind, enabled }: Pick<Provider, "kind" | "enabled">): boolean =>
  enabled && kindOf(kind).personSource !== null;

/** When the next periodic run of a provider is due; null while it has none. A moment that has passed means now. */
export async function readNextDue(
  db: Handle,
  provider: Pick<Provider, "id" | "kind" | "enabled" | "settings">,
): Promise<Date | null> {
  const { enabled, intervalMinutes } = provider.settings.sync;
  if (!hasDirectory(provider) || !enabled) return null;
  const [last] = await db
    .select({ state: syncRun.state, startedAt: syncRun.startedAt })
    .from(syncRun)
    .where(and(eq(syncRun.identityProviderId, provider.id), eq(syncRun.dryRun, false), ofOrigin("full")))
    .orderBy(desc(syncRun.startedAt))
    .limit(1);
  return dueAt(last ?? null, intervalMinutes);
}
