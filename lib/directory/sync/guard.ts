import type { ChangeKind } from "@/lib/platform/db/schema/sync-run";
import type { SyncSettings } from "@/lib/providers/settings/sync-settings";

/** Kinds of changes to mailboxes that people already use; a fault of the directory or of a mapping shows in their number. */
export const guardedKinds: readonly ChangeKind[] = ["disable", "update"];

/** How many guarded changes a run may make of its own accord, with so many linked mailboxes. */
export const allowedChanges = (
  { guardPercent, guardAtLeast }: Pick<SyncSettings, "guardPercent" | "guardAtLeast">,
  linkedMailboxes: number,
): number => Math.max(guardAtLeast, Math.floor((linkedMailboxes * guardPercent) / 100));
