import { expect, it } from "vitest";
import { aliasState } from "@/lib/accounts/alias/state";

const now = new Date("2026-11-23T12:00:00Z");

it("is open until its end, unless it is switched off", () => {
  expect(aliasState({ active: true, expiresAt: null }, now)).toBe("open");
  expect(aliasState({ active: true, expiresAt: new Date(now.getTime() + 1) }, now)).toBe("open");
  expect(aliasState({ active: true, expiresAt: now }, now)).toBe("expired");
  expect(aliasState({ active: false, expiresAt: now }, now)).toBe("off");
});
