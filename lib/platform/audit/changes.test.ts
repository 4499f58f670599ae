import { describe, expect, it } from "vitest";
import { changedFields } from "@/lib/platform/audit/changes";

describe("changedFields", () => {
  it("lists what differs, in both directions, and nothing else", () => {
    expect(changedFields({ name: "a", quota: 1, same: [1] }, { name: "b", same: [1], added: true })).toEqual({
      name: { before: "a", after: "b" },
      quota: { before: 1, after: null },
      added: { before: null, after: true },
    });
  });

  it("shows that a secret changed, never its value", () => {
    const changes = changedFields({ passwordHash: "{SSHA}old" }, { passwordHash: "{SSHA}new" });
    expect(changes.passwordHash).toEqual({ before: "[hidden]", after: "[hidden]" });
    expect(JSON.stringify(changedFields(null, { digest: Buffer.from("x") }))).not.toContain('"x"');
  });

  it("ignores time stamps and treats null and absent alike", () => {
    expect(changedFields({ updatedAt: new Date(0), note: null }, { updatedAt: new Date(1) })).toEqual({});
  });
});
