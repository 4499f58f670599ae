import { z } from "zod";
import type { BadgeTone } from "@/app/_ui/badge";
import type { SyncChange, SyncRunDetails } from "@/lib/directory/run/queries";

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

export const runStates = Object.keys(runStateWords) as SyncRunDetails["state"][];

/** How far a run is, as the REST API tells it. */
const progress = z.object({
  state: z.enum(runStates),
  underWay: z.boolean(),
  cancelRequested: z.boolean(),
  expectedPeople: z.number().nullable(),
  readPeople: z.number(),
  plannedChanges: z.number(),
  appliedChanges: z.number(),
});
export type Progress = z.infer<typeof progress>;

/** What is needed of a run to show how far it is. */
export const progressOf = (run: unknown): Progress => progress.parse(run);

/** How far a run is, for a bar and in words. */
export function progressWords(run: Progress): {
  label: string;
  value: number;
  max: number | null;
  text: string;
} {
  const { readPeople, expectedPeople, appliedChanges, plannedChanges } = run;
  if (run.state !== "reading")
    return {
      label: "Lines of the plan that are applied",
      value: appliedChanges,
      max: plannedChanges,
      text: `${appliedChanges} of ${plannedChanges} lines applied`,
    };
  const people = expectedPeople === null ? `${readPeople}` : `${readPeople} of ${expectedPeople}`;
  return {
    label: "People that are read",
    value: readPeople,
    max: expectedPeople,
    text: `${people} people read, ${plannedChanges} ${plannedChanges === 1 ? "line" : "lines"} planned`,
  };
}

const planKinds: Record<SyncChange["kind"], [one: string, many: string]> = {
  create: ["person gets a mailbox", "people get a mailbox"],
  link: ["mailbox is linked to its person", "mailboxes are linked to their people"],
  update: ["mailbox is changed", "mailboxes are changed"],
  reactivate: ["person is let in again", "people are let in again"],
  disable: ["person is shut out", "people are shut out"],
  missing: ["person was not found, which is only counted", "people were not found, which is only counted"],
  skip: ["person is skipped", "people are skipped"],
  conflict: ["conflict, which changes nothing", "conflicts, which change nothing"],
};

/** What a plan comes to, in words, such as "3 people are shut out"; nothing for kinds without a line. */
export function planWords(counts: SyncRunDetails["counts"]): string[] {
  return (Object.keys(planKinds) as SyncChange["kind"][]).flatMap((kind) => {
    const number = Object.entries(counts)
      .filter(([name]) => name.startsWith(`${kind}.`))
      .reduce((sum, [, lines]) => sum + (lines ?? 0), 0);
    return number > 0 ? `${number} ${planKinds[kind][number === 1 ? 0 : 1]}` : [];
  });
}
