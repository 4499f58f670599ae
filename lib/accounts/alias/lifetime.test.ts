import { expect, it } from "vitest";
import { endOf, extendedEnd } from "@/lib/accounts/alias/lifetime";

const now = new Date("2026-11-23T12:00:00Z");

it("ends after the chosen time", () => {
  expect(endOf("1h", now)).toEqual(new Date("2026-11-23T13:00:00Z"));
  expect(endOf("365d", now)).toEqual(new Date("2027-11-23T12:00:00Z"));
});

it("extends from now on, but never shortens", () => {
  const expired = new Date("2026-11-01T00:00:00Z");
  const later = new Date("2027-01-01T00:00:00Z");
  expect(extendedEnd(expired, "1d", now)).toEqual(new Date("2026-11-24T12:00:00Z"));
  expect(extendedEnd(later, "1d", now)).toEqual(later);
});
