import { describe, expect, it } from "vitest";
import { type AttentionFacts, attention } from "@/app/(user)/home/attention";
import { say } from "@/lib/words/text";

const now = new Date("2026-03-10T12:00:00Z");
const told = (facts: Partial<AttentionFacts>) =>
  attention({ factors: null, appPasswords: [], ...facts }, now).map(({ what, href }) => [say(what), href]);

describe("what needs a person's attention", () => {
  it.each([
    ["people of a provider", null, []],
    ["nobody with factors and codes", { count: 1, recoveryCodes: 10 }, []],
    ["who has no factor", { count: 0, recoveryCodes: 0 }, ["Your account is protected by a password alone."]],
    ["who has few codes", { count: 2, recoveryCodes: 3 }, ["You have only 3 recovery codes left."]],
    ["who has one code", { count: 2, recoveryCodes: 1 }, ["You have only 1 recovery code left."]],
    ["who has no code", { count: 2, recoveryCodes: 0 }, ["You have no recovery codes left."]],
  ])("is the second factor: %s", (_, factors, texts) => {
    expect(told({ factors })).toEqual(texts.map((text) => [text, "/home/security#second-factor"]));
  });

  it.each([
    ["2026-03-10T13:00:00Z", ["The app password “Phone” expires today."]],
    ["2026-03-11T13:00:00Z", ["The app password “Phone” expires tomorrow."]],
    ["2026-03-20T13:00:00Z", ["The app password “Phone” expires in 10 days."]],
    ["2026-03-25T13:00:00Z", []],
    ["2026-03-09T12:00:00Z", ["The app password “Phone” has expired."]],
    ["2026-02-01T12:00:00Z", []],
    [null, []],
  ])("is an app password that ends at %s", (end, texts) => {
    const appPasswords = [{ id: "1", name: "Phone", expiresAt: end === null ? null : new Date(end) }];
    expect(told({ appPasswords })).toEqual(texts.map((text) => [text, "/home/devices"]));
  });
});
