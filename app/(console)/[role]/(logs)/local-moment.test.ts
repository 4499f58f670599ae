import { expect, it } from "vitest";
import { localMoment, utcMoment } from "@/app/(console)/[role]/(logs)/local-moment";

it.each([
  ["2026-01-31T23:30", "Europe/Berlin", "2026-02-01T00:30"],
  ["2026-07-01T10:00", "Europe/Berlin", "2026-07-01T12:00"],
  // The hours before and after both changes of the clock.
  ["2026-03-29T00:59", "Europe/Berlin", "2026-03-29T01:59"],
  ["2026-03-29T01:00", "Europe/Berlin", "2026-03-29T03:00"],
  ["2026-10-25T02:00", "Europe/Berlin", "2026-10-25T03:00"],
  ["2026-01-31T23:30", "Asia/Kathmandu", "2026-02-01T05:15"],
  ["2026-01-31T23:30", "UTC", "2026-01-31T23:30"],
])("shows %s in %s as %s, and takes it back", (utc, zone, local) => {
  expect(localMoment(utc, zone)).toBe(local);
  expect(utcMoment(local, zone)).toBe(utc);
});

it.each(["", "yesterday"])("takes %j for none", (text) => {
  expect(localMoment(text, "Europe/Berlin")).toBe("");
  expect(utcMoment(text, "Europe/Berlin")).toBe("");
});
