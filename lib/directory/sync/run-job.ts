import type { SyncJob } from "@/lib/directory/sync/run-row";
import type { SyncTrigger } from "@/lib/platform/db/schema/sync-run";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** Opens the directory behind a provider; the signal ends whatever is asked of it. */
export type OpenSource = (provider: EnabledProvider, signal: AbortSignal) => DirectorySource;

/** A run that is to be made. */
export interface RunJob extends SyncJob {
  trigger: SyncTrigger;
  /** Only plan. */
  dryRun: boolean;
  open: OpenSource;
}
