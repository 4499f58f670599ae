import type { BadgeTone } from "@/app/_ui/badge";
import type { SyncChange, SyncRunDetails } from "@/lib/sync-run/queries";

export const runStateWords: Record<SyncRunDetails["state"], { text: string; tone: BadgeTone }> = {
  reading: { text: "Reads the directory", tone: "accent" },
  waiting: { text: "Waits for approval", tone: "warning" },
  applying: { text: "Applies the plan", tone: "accent" },
  done: { text: "Done", tone: "good" },
  failed: { text: "Failed", tone: "danger" },
  cancelled: { text: "Cancelled", tone: "neutral" },
};

export const triggerWords: Record<SyncRunDetails["trigger"], string> = {
  schedule: "Schedule",
  manual: "By hand",
  notice: "Notice",
};

export const kindWords: Record<SyncChange["kind"], string> = {
  create: "Create",
  link: "Link",
  update: "Change",
  reactivate: "Let in again",
  disable: "Shut out",
  missing: "Not found",
  skip: "Skip",
  conflict: "Conflict",
};

export const changeStateWords: Record<SyncChange["state"], { text: string; tone: BadgeTone }> = {
  planned: { text: "Planned", tone: "neutral" },
  applied: { text: "Done", tone: "good" },
  refused: { text: "Refused", tone: "warning" },
  outdated: { text: "Outdated", tone: "warning" },
};

/** How long a run took or has been taking, in words. */
export function durationWords(startedAt: Date, finishedAt: Date | null, now = new Date()): string {
  const seconds = ((finishedAt ?? now).getTime() - startedAt.getTime()) / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
