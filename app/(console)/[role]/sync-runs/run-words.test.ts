import { expect, it } from "vitest";
import {
  durationText,
  planTexts,
  progressTexts,
  progressWords,
} from "@/app/(console)/[role]/sync-runs/run-words";
import { say } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

it("says how long a run took, or has been taking", () => {
  const start = new Date("2026-11-23T12:00:00.000Z");
  expect(say(durationText(start, new Date("2026-11-23T12:00:01.250Z")))).toBe("1.3 s");
  expect(say(durationText(start, null, new Date("2026-11-23T12:02:05Z")))).toBe("2 min 5 s");
});

it("says what a plan comes to, whatever has become of its lines", () => {
  expect(planTexts({})).toEqual([]);
  expect(
    planTexts({
      "disable.planned": 12,
      "create.applied": 1,
      "create.refused": 0,
      "passed-over.import-off": 7,
    }).map((text) => say(text)),
  ).toEqual(["1 person gets a mailbox", "12 people are deprovisioned"]);
});

it("says how far a run is, and takes no unknown number of people for none", () => {
  const run = {
    underWay: true,
    cancelRequested: false,
    plannedChanges: 1,
    appliedChanges: 0,
    readPeople: 20,
  };
  const t = translatorOf(progressTexts, "en", {});
  expect(progressWords(t, { ...run, state: "reading", expectedPeople: null })).toMatchObject({
    value: 20,
    max: null,
    text: "20 people read, 1 change planned",
  });
  expect(progressWords(t, { ...run, state: "applying", expectedPeople: 20 })).toMatchObject({
    value: 0,
    max: 1,
    text: "0 of 1 change applied",
  });
});
