import { expect, it } from "vitest";
import { aliasView, timeLeft } from "@/app/(user)/home/addresses/alias-view";

const now = new Date("2026-11-23T12:00:00Z");

it("says how much time is left in one unit", () => {
  const hour = 3_600_000;
  const left = [0, 59_000, 89_000, hour - 1, 2 * hour, 47 * hour, 48 * hour, 365 * 24 * hour].map(timeLeft);
  expect(left.map(({ amount, unit }) => `${amount} ${unit}`)).toEqual([
    ...["1 minute", "1 minute", "1 minute", "60 minute", "2 hour", "47 hour", "2 day", "365 day"],
  ]);
});

it("tells what people have made from what they were given, and living from ended", () => {
  const row = {
    id: "1",
    address: "a@x.test",
    description: "Shop",
    active: true,
    managedBy: "owner" as const,
    expiresAt: now,
    domainId: "d",
    mailboxId: "m",
    domainName: "x.test",
    mailboxAddress: "m@x.test",
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  expect(aliasView(row, now)).toMatchObject({
    own: true,
    end: { at: "2026-11-23T12:00:00.000Z", over: true },
  });
  expect(aliasView({ ...row, managedBy: "administrator", expiresAt: null }, now)).toMatchObject({
    own: false,
    end: null,
  });
});
