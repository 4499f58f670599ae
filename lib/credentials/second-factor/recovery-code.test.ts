import { describe, expect, it } from "vitest";
import {
  newRecoveryCodes,
  recoveryCodeCount,
  recoveryDigest,
} from "@/lib/credentials/second-factor/recovery-code";

const owner = { kind: "mailbox", id: "01890a5d-ac96-774b-bcce-b302099a8057" } as const;
const digest = (code: string, of: Parameters<typeof recoveryDigest>[0] = owner) =>
  recoveryDigest(of, code).toString("hex");

describe("recovery codes", () => {
  it("are ten, none like another, of characters that nobody takes for each other", () => {
    const made = Array.from({ length: 100 }, newRecoveryCodes);
    expect(recoveryCodeCount).toBe(10);
    for (const codes of made) expect(codes).toHaveLength(10);
    const all = made.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const code of all) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
  });

  it("use every character of the alphabet at every place", () => {
    const codes = Array.from({ length: 200 }, newRecoveryCodes).flat();
    for (const place of [0, 1, 2, 3, 4, 6, 7, 8, 9, 10])
      expect(new Set(codes.map((code) => code[place])).size).toBe(31);
  });
});

describe("what is kept of a code", () => {
  it.each(["K3F9X-7MQ2A", "k3f9x7mq2a", " k3f9x 7mq2a ", "k3f9x—7mq2a", "k-3-f-9-x-7-m-q-2-a"])(
    "is the same for %j, as people type it",
    (typed) => expect(digest(typed)).toBe(digest("k3f9x-7mq2a")),
  );

  it.each(["k3f9x-7mq2b", "k3f9x-7mq2", "", "k3f9x-7mq2aa"])("is something else for %j", (typed) =>
    expect(digest(typed)).not.toBe(digest("k3f9x-7mq2a")),
  );

  it("is worth nothing to anybody else, nor to an administrator of the same id", () => {
    const others = [
      { kind: "mailbox", id: "01890a5d-ac96-774b-bcce-b302099a8058" },
      { kind: "admin", id: owner.id },
    ] as const;
    for (const other of others) expect(digest("k3f9x-7mq2a", other)).not.toBe(digest("k3f9x-7mq2a"));
  });

  it("shows nothing of the code, and is another under another key", () => {
    const before = digest("k3f9x-7mq2a");
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(before).not.toContain(Buffer.from("k3f9x").toString("hex"));
  });
});
