import { UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { tryClaims } from "@/lib/doors/sign-in/try-claims";
import { say } from "@/lib/words/text";

const mappings = [
  { value: "boss", templateId: "t-boss" },
  { value: "staff", templateId: "t-staff" },
];
const trial = (claims: object, more: object = {}) => {
  const { why, ...outcome } = tryClaims({ claims: JSON.stringify(claims), mappings, ...more });
  return { ...outcome, why: say(why) };
};
const person = { sub: "1", email: "Alice@Demo.test", email_verified: true, name: "Alice" };

it.each([
  ["claims of 64 KiB", { claims: `{"x":"${"x".repeat(64 * 1024 - 8)}"}` }, true],
  ["a character more", { claims: `{"x":"${"x".repeat(64 * 1024 - 7)}"}` }, false],
  ["200 mappings", { mappings: Array.from({ length: 200 }, () => ({ value: "v", templateId: "t" })) }, true],
  ["one more", { mappings: Array.from({ length: 201 }, () => ({ value: "v", templateId: "t" })) }, false],
  ["nothing but blanks", { claims: "  " }, false],
])("a trial takes %s, or says that it does not", (_, given, taken) => {
  const tried = () => tryClaims({ claims: "{}", ...given });
  if (taken) expect(tried).not.toThrow();
  else expect(tried).toThrow(expect.objectContaining({ code: "invalid-input" }));
});

it("names what the mappings look at and the claims lack", () =>
  expect(trial(person).templateClaims).toEqual([{ name: "mailcow_template", value: null }]));

describe("tryClaims", () => {
  it("tells address, name, template and why", () => {
    expect(trial({ ...person, mailcow_template: "staff" })).toEqual({
      email: { usable: true, address: "alice@demo.test", domain: "demo.test" },
      displayName: "Alice",
      templateClaims: [{ name: "mailcow_template", value: "staff" }],
      template: { templateId: "t-staff", by: "mapping", claim: "mailcow_template", value: "staff" },
      why: 'mailcow_template is "staff", which has a mapping.',
    });
  });

  it("goes by the order of the mappings in a list, and by exact values", () => {
    expect(trial({ ...person, mailcow_template: ["staff", "boss"] }).template).toMatchObject({
      value: "boss",
    });
    const other = trial({ ...person, mailcow_template: "Staff" }, { defaultTemplateId: "t-default" });
    expect(other.template).toEqual({ templateId: "t-default", by: "default" });
    expect(other.why).toContain("match exactly");
    expect(trial(person)).toMatchObject({
      template: null,
      why: expect.stringContaining("no default template"),
    });
  });

  it("says in which claim of several the value was, and what is in them when it was in none", () => {
    const rules = { mappings: [{ claim: "groups", value: "/board", templateId: "t-board" }, ...mappings] };
    const found = trial({ ...person, groups: ["/all", "/board"], mailcow_template: "boss" }, rules);
    expect(found).toMatchObject({
      templateClaims: [{ name: "groups" }, { name: "mailcow_template" }],
      template: { claim: "groups", value: "/board" },
      why: 'The first mapping that matches is "/board" in groups.',
    });
    const none = trial({ ...person, mailcow_template: "x" }, rules);
    expect(none.why).toMatch(
      /^There is no claim groups\. mailcow_template is "x", which has no mapping\..* There is no default template/,
    );
  });

  it("follows the form's own settings", () => {
    const settings = { templateAttribute: "groups", emailClaim: "mail", requireVerifiedEmail: false };
    const result = trial({ mail: "a@b.test", groups: ["boss"] }, { settings });
    expect(result).toMatchObject({ email: { usable: true }, template: { value: "boss" } });
    expect(trial({ email: "a@b.test" }).email).toEqual({ usable: false, reason: "email-unverified" });
  });

  it("reads claims inside others, and says when one is announced elsewhere", () => {
    const rules = { mappings: [{ claim: "realm_access.roles", value: "boss", templateId: "t-boss" }] };
    const inside = trial({ ...person, realm_access: { roles: ["boss"] } }, rules);
    expect(inside).toMatchObject({
      templateClaims: [{ name: "realm_access.roles", value: ["boss"] }],
      template: { templateId: "t-boss" },
      why: expect.stringContaining('"boss" in realm_access.roles'),
    });
    const elsewhere = trial({ ...person, _claim_names: { realm_access: "src" } }, rules);
    expect(elsewhere.why).toContain("available elsewhere");
    expect(elsewhere.template).toEqual({ templateId: null, by: "unknown", claim: "realm_access.roles" });
  });

  it("reads an ID token as well, and refuses anything else without quoting it", () => {
    const token = new UnsecuredJWT({ ...person, mailcow_template: "boss" }).encode();
    expect(tryClaims({ claims: token, mappings }).template).toMatchObject({ value: "boss" });
    for (const claims of ["[]", "{", "a secret", "a.b.c", '"x"'])
      expect(() => tryClaims({ claims })).toThrow("claims: must be a JSON object of claims, or an ID token");
  });
});
