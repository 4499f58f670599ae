import { describe, expect, it } from "vitest";
import { allows, scopes } from "@/lib/credentials/api-key/scopes";
import { areas } from "@/lib/platform/area";

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

  it("are two for each area and two for all: a key can be given exactly what it may do", () => {
    expect([...scopes].sort()).toEqual(
      ["all", ...areas].flatMap((area) => [`${area}:read`, `${area}:write`]).sort(),
    );
    for (const scope of scopes)
      for (const area of areas)
        for (const access of ["read", "write"] as const) {
          const [of, may] = scope.split(":");
          const open = (of === area || of === "all") && (may === "write" || access === "read");
          expect(allows([scope], area, access), `${scope} for ${area}:${access}`).toBe(open);
        }
  });

  it("that nobody knows open nothing", () => {
    for (const scope of ["all", "*:write", "all:admin", ":write", "ALL:WRITE", "all:write "])
      expect(areas.some((area) => allows([scope], area, "read"))).toBe(false);
  });
});
