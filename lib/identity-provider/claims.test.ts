import { describe, expect, it } from "vitest";
import { claimedName } from "@/lib/identity-provider/claims";

describe("claimedName", () => {
  it("takes the name, or given and family name", () => {
    expect(claimedName({ name: " Zo\u0065\u0308 " })).toBe("Zoë");
    expect(claimedName({ given_name: "Ada", family_name: "Lovelace", name: 7 })).toBe("Ada Lovelace");
    expect(claimedName({})).toBeNull();
    expect(claimedName({ name: " \u0000 " })).toBeNull();
  });

  it("never leaves half a character, which the database would refuse", () => {
    expect(claimedName({ name: `${"x".repeat(254)}😀` })).toBe("x".repeat(254));
    expect(claimedName({ name: "Ann\ud83da" })).toBe("Anna");
    expect(claimedName({ name: "\ud83d" })).toBeNull();
  });
});
