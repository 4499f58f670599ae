import { describe, expect, it } from "vitest";
import { z } from "zod";
import { asPage, asRecord, asTable } from "@/lib/faces/cli/shown-as";

const view = z.object({ id: z.string(), name: z.string().nullable(), expiresAt: z.string().nullable() });
const key = { id: "7", name: "Phone", expiresAt: null };

describe("what the command line shows", () => {
  it("is called by the property's own name, by another, or made", () => {
    const shown = asRecord(view, ["id", ["expires", "expiresAt"], ["name", ({ name }) => name?.length]]);
    expect(shown.text(key)).toBe("ID       7\nexpires  -\nname     5\n");
  });

  it("has lines that are known only with it", () => {
    const shown = asRecord(view, ["id", (one) => Object.entries(one).slice(1)]);
    expect(shown.text(key)).toBe("ID         7\nname       Phone\nexpiresAt  -\n");
  });

  it("stands below its names in capitals, many at once or a page of them", () => {
    const table = "ID  EXPIRES\n7   -\n8   2027-01-31\n";
    const rows = [key, { ...key, id: "8", expiresAt: "2027-01-31" }];
    const parts = ["id", ["expires", "expiresAt"]] as const;
    expect(asTable(view, parts).text(rows)).toBe(table);
    expect(asPage(view, parts).text({ items: rows, next: null })).toBe(table);
    expect(asTable(view, parts).text([])).toBe("ID  EXPIRES\n");
  });

  it("reads what an operation answers, and nothing else", () => {
    expect(asTable(view, ["id"]).schema.safeParse({ id: 7 }).success).toBe(false);
    expect(asPage(view, ["id"]).schema.safeParse({ items: [{ id: "7" }], next: null }).success).toBe(false);
    expect(asPage(view, ["id"]).schema.safeParse({ items: [key], next: null }).success).toBe(true);
  });
});
