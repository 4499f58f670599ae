import { describe, expect, it } from "vitest";
import { byDimension, overTime, roundTop, sumOf, total } from "@/app/(console)/[role]/_overview/chart-sums";
import type { LoginChart } from "@/lib/credentials/login-attempt/login-chart";

const [first, second] = [new Date(0), new Date(3_600_000)] as const;
const none = { accepted: 0, rejected: 0, unavailable: 0 };
const chart: LoginChart = {
  steps: [first, second],
  stepHours: 1,
  points: [
    { at: first, door: "imap", credential: "app-password", provider: null, ...none, accepted: 2 },
    { at: second, door: "imap", credential: "app-password", provider: null, ...none, rejected: 3 },
    { at: second, door: "portal", credential: "single-sign-on", provider: "kc", ...none, accepted: 9 },
  ],
};

describe("the sums of a chart", () => {
  it("hold every step, and what was asked for only", () => {
    expect(overTime(chart, undefined).map(total)).toEqual([2, 12]);
    expect(overTime(chart, { by: "door", value: "imap" }).map(total)).toEqual([2, 3]);
    expect(overTime(chart, { by: "source", value: "local" }).map(total)).toEqual([2, 3]);
    expect(sumOf(overTime(chart, { by: "source", value: "nobody" }))).toEqual(none);
  });

  it("go by protocol, credential and source, the most frequent first", () => {
    expect(byDimension(chart, "door").map(({ value, sum }) => [value, sum.accepted])).toEqual([
      ["portal", 9],
      ["imap", 2],
    ]);
    expect(byDimension(chart, "source").map(({ value }) => value)).toEqual(["kc", "local"]);
  });

  it.each([
    [0, 5],
    [6, 10],
    [12, 20],
    [200, 200],
    [201, 500],
    [999, 1000],
  ])("have an upper edge for %i", (value, top) => {
    expect(roundTop(value)).toBe(top);
  });
});
