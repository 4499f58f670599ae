import { isNaming, type SyncTrigger } from "@/lib/platform/db/schema/sync-run";

/** The lease under which a provider's full runs write. */
export const syncLease = (providerId: string): string => `sync:${providerId}`;

/** The lease of a provider's previews: they write nothing but their own lines, so one may go on beside a run. */
export const previewLease = (providerId: string): string => `sync-preview:${providerId}`;

/** The lease under which a provider's directory events are taken in and handled, and what it pushes by SCIM is applied. */
export const eventLease = (providerId: string): string => `notices:${providerId}`;

/** The lease of a full run of a provider, or of a preview of one. */
export const fullRunLease = (providerId: string, dryRun: boolean): string =>
  dryRun ? previewLease(providerId) : syncLease(providerId);

interface Run {
  identityProviderId: string;
  dryRun: boolean;
  trigger: SyncTrigger;
}

/** The lease under which a run is done. */
export function leaseOfRun({ identityProviderId, dryRun, trigger }: Run): string {
  const isEventRun = !dryRun && isNaming(trigger);
  return isEventRun ? eventLease(identityProviderId) : fullRunLease(identityProviderId, dryRun);
}
