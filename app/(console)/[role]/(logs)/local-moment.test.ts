import { afterEach, expect, it, vi } from "vitest";
import { localMoment, utcMoment } from "@/app/(console)/[role]/(logs)/local-moment";

afterEach(() => vi.unstubAllEnvs());

it("shows and takes moments in the reader's zone, in summer and in winter", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  expect(localMoment("2026-01-31T23:30")).toBe("2026-02-01T00:30");
  expect(utcMoment("2026-02-01T00:30")).toBe("2026-01-31T23:30");
  expect(localMoment("2026-07-01T10:00:00.000Z")).toBe("2026-07-01T12:00");
  expect(utcMoment("2026-07-01T12:00")).toBe("2026-07-01T10:00");
});

it("takes anything else for none", () => {
  for (const text of ["", "yesterday"]) {
    expect(localMoment(text)).toBe("");
    expect(utcMoment(text)).toBe("");
  }
});
