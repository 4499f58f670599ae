import { describe, expect, it } from "vitest";
import { allows } from "@/lib/credentials/api-key/scopes";

describe("the scopes of a key", () => {
  it("open their own area only", () => {
    expect(allows(["mailboxes:read"], "mailboxes", "read")).toBe(true);
    expect(allows(["mailboxes:read"], "domains", "read")).toBe(false);
    expect(allows([], "domains", "read")).toBe(false);
  });

  it("let a reader read and a writer do both", () => {
    expect(allows(["mailboxes:read"], "mailboxes", "write")).toBe(false);
    expect(allows(["mailboxes:write"], "mailboxes", "write")).toBe(true);
    expect(allows(["mailboxes:write"], "mailboxes", "read")).toBe(true);
  });

  it("may name all areas at once", () => {
    expect(allows(["all:read"], "providers", "read")).toBe(true);
    expect(allows(["all:read"], "providers", "write")).toBe(false);
    expect(allows(["all:write"], "providers", "write")).toBe(true);
  });
});
