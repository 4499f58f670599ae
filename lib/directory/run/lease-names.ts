import type { SyncTrigger } from "@/lib/platform/db/schema/sync-run";

/** The lease under which a provider's full runs write. */
export const syncLease = (providerId: string): string => `sync:${providerId}`;

/** The lease of a provider's previews: they write nothing but their own lines, so one may go on beside a run. */
export const previewLease = (providerId: string): string => `sync-preview:${providerId}`;

/** The lease under which a provider's notices are taken in and handled. */
export const noticeLease = (providerId: string): string => `notices:${providerId}`;

interface Run {
  identityProviderId: string;
  dryRun: boolean;
  trigger: SyncTrigger;
}

/** The lease under which a run is done. */
export function leaseOfRun({ identityProviderId, dryRun, trigger }: Run): string {
  if (dryRun) return previewLease(identityProviderId);
  return trigger === "notice" ? noticeLease(identityProviderId) : syncLease(identityProviderId);
}
