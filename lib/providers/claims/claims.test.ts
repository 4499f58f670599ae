import { describe, expect, it } from "vitest";
import { claimedAddress, claimedName, claimsElsewhere, needsUserinfo } from "@/lib/providers/claims/claims";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

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

describe("claimedAddress", () => {
  const tried = (settings: Parameters<typeof openIdSettings.parse>[0], claims: Record<string, unknown>) => {
    const result = claimedAddress({ settings: openIdSettings.parse(settings) }, claims);
    return result.usable ? result.address : result.reason;
  };
  const mine = { email: "mallory@demo.test", email_verified: true };
  const byName = { emailClaim: "preferred_username" };
  const edov = { emailProofClaim: "xms_edov" };

  it.each<[string, object, object, string]>([
    ["the verified email", {}, mine, "mallory@demo.test"],
    ["as a text", {}, { ...mine, email_verified: "true" }, "mallory@demo.test"],
    ["not verified", {}, { ...mine, email_verified: false }, "email-unverified"],
    ["nothing said", {}, { email: "a@demo.test" }, "email-unverified"],
    [
      "another claim, which email_verified does not prove",
      byName,
      { ...mine, preferred_username: "ceo@demo.test" },
      "email-unverified",
    ],
    [
      "another claim with the verified address itself",
      byName,
      { ...mine, preferred_username: "Mallory@DEMO.test" },
      "mallory@demo.test",
    ],
    [
      "the same address, not verified",
      byName,
      { ...mine, email_verified: false, preferred_username: "mallory@demo.test" },
      "email-unverified",
    ],
    [
      "another claim, and no email at all",
      byName,
      { email_verified: true, preferred_username: "a@demo.test" },
      "email-unverified",
    ],
    [
      "neither is an address",
      byName,
      { email: "x", email_verified: true, preferred_username: "x" },
      "email-unverified",
    ],
    [
      "another claim that is trusted",
      { ...byName, requireVerifiedEmail: false },
      { preferred_username: "a@demo.test" },
      "a@demo.test",
    ],
    [
      "another claim with a proof of its own",
      { ...byName, emailProofClaim: "upn_proven" },
      { preferred_username: "a@demo.test", upn_proven: true },
      "a@demo.test",
    ],
    [
      "whose proof says no",
      { ...byName, emailProofClaim: "upn_proven" },
      { ...mine, preferred_username: "mallory@demo.test", upn_proven: false },
      "email-unverified",
    ],
    ["Entra's domain owner, verified", edov, { email: "a@demo.test", xms_edov: true }, "a@demo.test"],
    ["as Entra writes it too", edov, { email: "a@demo.test", xms_edov: "1" }, "a@demo.test"],
    [
      "Entra's domain owner, not verified",
      edov,
      { email: "a@demo.test", xms_edov: 0, email_verified: true },
      "email-unverified",
    ],
    ["Entra's domain owner, not said", edov, { email: "a@demo.test" }, "email-unverified"],
    [
      "inside another claim",
      { emailClaim: "user.mail", emailProofClaim: "user.ok" },
      { user: { mail: "a@demo.test", ok: true } },
      "a@demo.test",
    ],
    [
      "a list of one",
      { emailClaim: "mails", requireVerifiedEmail: false },
      { mails: ["a@demo.test"] },
      "a@demo.test",
    ],
    [
      "a list of two",
      { emailClaim: "mails", requireVerifiedEmail: false },
      { mails: ["a@demo.test", "b@demo.test"] },
      "email-missing",
    ],
    [
      "a proof that is a list",
      { emailProofClaim: "ok" },
      { email: "a@demo.test", ok: [true] },
      "email-unverified",
    ],
    ["announced elsewhere", {}, { ...mine, _claim_names: { email: "s" } }, "email-missing"],
    ["of a domain it may not bring", { allowedDomains: ["other.test"] }, mine, "email-not-allowed"],
    ["no address", {}, { ...mine, email: "a b@demo.test" }, "address-invalid"],
  ])("%s", (_, settings, claims, expected) => {
    expect(tried(settings, { ...claims })).toBe(expected);
  });
});

it("names the claims that are announced elsewhere, of those that matter", () => {
  const rules = {
    settings: openIdSettings.parse({}),
    mappings: [{ claim: "groups", value: "x", templateId: "t", templateName: "t" }],
  };
  const claims = { email: "a@b.test", _claim_names: { groups: "src1", photos: "src2" } };
  expect(claimsElsewhere(rules, claims)).toEqual(["groups"]);
  expect(needsUserinfo(rules, claims), "userinfo may have it").toBe(true);
  expect(claimsElsewhere(rules, { groups: ["x"] })).toEqual([]);
});

describe("needsUserinfo", () => {
  const all = { email: "a@b.test", email_verified: true, name: "Ada" };
  const mapping = (claim: string | null) => ({ claim, value: "x", templateId: "t", templateName: "t" });

  it.each<[string, Parameters<typeof openIdSettings.parse>[0], (string | null)[], object, boolean]>([
    ["all is there", {}, [], all, false],
    ["no address", {}, [], { ...all, email: undefined }, true],
    ["no proof of the address", {}, [], { ...all, email_verified: undefined }, true],
    ["a proof that says no", {}, [], { ...all, email_verified: false }, false],
    [
      "no proof, and none asked for",
      { requireVerifiedEmail: false },
      [],
      { ...all, email_verified: undefined },
      false,
    ],
    ["no proof by the claim that gives it", { emailProofClaim: "ok" }, [], all, true],
    [
      "a proof by the claim that gives it",
      { emailProofClaim: "ok" },
      [],
      { ...all, ok: 1, email_verified: undefined },
      false,
    ],
    ["no name", {}, [], { ...all, name: undefined }, true],
    ["half a name", {}, [], { ...all, name: undefined, given_name: "Ada" }, false],
    [
      "no name, and it comes from elsewhere",
      { sync: { displayNameAttribute: "cn" } },
      [],
      { ...all, name: undefined, cn: "Ada" },
      false,
    ],
    ["the claim of the mappings", {}, [null], { ...all, mailcow_template: "x" }, false],
    ["no claim of a mapping", {}, [null, "groups"], { ...all, mailcow_template: "x" }, true],
    ["no aliases", { sync: { aliasesAttribute: "aliases" } }, [], all, true],
    [
      "an empty list of aliases",
      { sync: { aliasesAttribute: "aliases" } },
      [],
      { ...all, aliases: [] },
      false,
    ],
  ])("%s", (_, settings, mappings, claims, expected) => {
    const rules = { settings: openIdSettings.parse(settings), mappings: mappings.map(mapping) };
    expect(needsUserinfo(rules, { ...claims })).toBe(expected);
  });
});
