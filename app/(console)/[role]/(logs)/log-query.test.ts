import { expect, it } from "vitest";
import { exportHref } from "@/app/(console)/[role]/(logs)/log-query";
import { typedMoment } from "@/app/(console)/[role]/(logs)/typed-moment";

it("takes moments as UTC, and anything else for none", () => {
  expect(typedMoment("2026-01-31T18:05")?.toISOString()).toBe("2026-01-31T18:05:00.000Z");
  for (const text of [undefined, "", "yesterday", "2026-02-31T00:00", "2026-01-31"])
    expect(typedMoment(text)).toBeUndefined();
});

it("exports what the list shows", () => {
  expect(
    exportHref("/api/v1/admin/logins", "csv", { address: "a&b", ip: undefined, from: new Date(0) }),
  ).toBe("/api/v1/admin/logins/export?address=a%26b&from=1970-01-01T00%3A00%3A00.000Z&format=csv");
});
