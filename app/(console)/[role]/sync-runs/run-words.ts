import { z } from "zod";
import type { BadgeTone } from "@/app/_ui/badge";
import type { SyncChange, SyncRunDetails } from "@/lib/directory/run/queries";
import { type Text, words } from "@/lib/words/text";
import type { Translator } from "@/lib/words/translator";

export const runStateTones: Record<SyncRunDetails["state"], BadgeTone> = {
  reading: "accent",
  waiting: "warning",
  applying: "accent",
  done: "good",
  failed: "danger",
  cancelled: "neutral",
};

const runStates = Object.keys(runStateTones) as SyncRunDetails["state"][];

export const kindWords = words("console.syncRuns.kind", {
  create: "Create",
  link: "Link",
  update: "Change",
  reactivate: "Reactivate",
  disable: "Deprovision",
  missing: "Not found",
  skip: "Skip",
  conflict: "Conflict",
});

export const changeStateWords = words("console.syncRuns.changeState", {
  planned: "Planned",
  applied: "Applied",
  refused: "Refused",
  outdated: "Outdated",
});

export const changeStateTones: Record<SyncChange["state"], BadgeTone> = {
  planned: "neutral",
  applied: "good",
  refused: "warning",
  outdated: "warning",
};

const startWords = words("console.syncRuns.start", {
  schedule: "Schedule ({by})",
  manual: "Manual ({by})",
  notice: "Directory event ({by})",
  scim: "Pushed by the provider ({by})",
});

/** What a run was started by. */
export const startText = ({ trigger, startedBy }: Pick<SyncRunDetails, "trigger" | "startedBy">): Text =>
  startWords(trigger, { by: startedBy });

const durationWords = words("console.syncRuns.duration", {
  seconds: "{seconds, number, ::.0} s",
  minutes: "{minutes, number} min {seconds, number} s",
});

/** How long a run took or has been taking. */
export function durationText(startedAt: Date, finishedAt: Date | null, now = new Date()): Text {
  const seconds = ((finishedAt ?? now).getTime() - startedAt.getTime()) / 1_000;
  if (seconds < 60) return durationWords("seconds", { seconds });
  return durationWords("minutes", { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) });
}

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

export const progressTexts = words("console.syncRuns.progress", {
  applying: "Changes applied",
  applied: "{applied, number} of {planned, plural, one {# change} other {# changes}} applied",
  reading: "People read",
  read: "{read, plural, one {# person} other {# people}} read, {planned, plural, one {# change} other {# changes}} planned",
  readOf:
    "{read, number} of {expected, plural, one {# person} other {# people}} read, {planned, plural, one {# change} other {# changes}} planned",
});

/** How far a run is, for a bar and in words. */
export function progressWords(
  t: Translator<typeof progressTexts>,
  run: Progress,
): { label: string; value: number; max: number | null; text: string } {
  const {
    readPeople: read,
    expectedPeople: expected,
    appliedChanges: applied,
    plannedChanges: planned,
  } = run;
  if (run.state !== "reading")
    return { label: t("applying"), value: applied, max: planned, text: t("applied", { applied, planned }) };
  return {
    label: t("reading"),
    value: read,
    max: expected,
    text: expected === null ? t("read", { read, planned }) : t("readOf", { read, expected, planned }),
  };
}

const planWords = words("console.syncRuns.plan", {
  create: "{count, plural, one {# person gets a mailbox} other {# people get a mailbox}}",
  link: "{count, plural, one {# mailbox is linked to its owner} other {# mailboxes are linked to their owners}}",
  update: "{count, plural, one {# mailbox is changed} other {# mailboxes are changed}}",
  reactivate: "{count, plural, one {# person is reactivated} other {# people are reactivated}}",
  disable: "{count, plural, one {# person is deprovisioned} other {# people are deprovisioned}}",
  missing: "{count, plural, one {# person is noted as missing} other {# people are noted as missing}}",
  skip: "{count, plural, one {# person is skipped} other {# people are skipped}}",
  conflict: "{count, plural, one {# conflict is noted} other {# conflicts are noted}}",
});

/** What a plan comes to, such as "3 people are deprovisioned"; nothing for kinds without a change. */
export function planTexts(counts: SyncRunDetails["counts"]): Text[] {
  return (Object.keys(planWords.english) as SyncChange["kind"][]).flatMap((kind) => {
    const count = Object.entries(counts)
      .filter(([name]) => name.startsWith(`${kind}.`))
      .reduce((sum, [, lines]) => sum + (lines ?? 0), 0);
    return count > 0 ? [planWords(kind, { count })] : [];
  });
}
