import { describe, expect, it } from "vitest";
import { claimedName, needsUserinfo } from "@/lib/identity-provider/claims";
import { providerSettings } from "@/lib/identity-provider/settings";

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

it("asks userinfo only for what is looked at: the address, and the claims of the mappings", () => {
  const settings = providerSettings.parse({});
  const mapping = (claim: string | null) => ({ claim, value: "x", templateId: "t", templateName: "t" });
  const claims = { email: "a@b.test", mailcow_template: "x" };
  expect(needsUserinfo({ settings, mappings: [] }, { email: "a@b.test" })).toBe(false);
  expect(needsUserinfo({ settings, mappings: [mapping(null)] }, claims)).toBe(false);
  expect(needsUserinfo({ settings, mappings: [mapping(null), mapping("groups")] }, claims)).toBe(true);
  expect(needsUserinfo({ settings, mappings: [] }, {})).toBe(true);
  const follows = providerSettings.parse({ sync: { aliasesAttribute: "aliases" } });
  expect(needsUserinfo({ settings: follows, mappings: [] }, claims)).toBe(true);
  expect(needsUserinfo({ settings: follows, mappings: [] }, { ...claims, aliases: [] })).toBe(false);
});
