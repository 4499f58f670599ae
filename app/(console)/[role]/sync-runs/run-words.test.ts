import { expect, it } from "vitest";
import { durationWords, planWords, progressWords } from "@/app/(console)/[role]/sync-runs/run-words";

it("says how long a run took, or has been taking", () => {
  const start = new Date("2026-11-23T12:00:00.000Z");
  expect(durationWords(start, new Date("2026-11-23T12:00:01.250Z"))).toBe("1.3 s");
  expect(durationWords(start, null, new Date("2026-11-23T12:02:05Z"))).toBe("2 min 5 s");
});

it("says what a plan comes to, whatever has become of its lines", () => {
  expect(planWords({})).toEqual([]);
  expect(
    planWords({
      "disable.planned": 12,
      "create.applied": 1,
      "create.refused": 0,
      "passed-over.import-off": 7,
    }),
  ).toEqual(["1 person gets a mailbox", "12 people are shut out"]);
});

it("says how far a run is, and takes no unknown number of people for none", () => {
  const run = {
    underWay: true,
    cancelRequested: false,
    plannedChanges: 1,
    appliedChanges: 0,
    readPeople: 20,
  };
  expect(progressWords({ ...run, state: "reading", expectedPeople: null })).toMatchObject({
    value: 20,
    max: null,
    text: "20 people read, 1 line planned",
  });
  expect(progressWords({ ...run, state: "applying", expectedPeople: 20 })).toMatchObject({
    value: 0,
    max: 1,
    text: "0 of 1 lines applied",
  });
});
