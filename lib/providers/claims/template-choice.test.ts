import { describe, expect, it } from "vitest";
import { chooseTemplate, claimsInUse, templateToApply } from "@/lib/providers/claims/template-choice";
import type { Claims } from "@/lib/providers/settings/claim-at";

const settings = { templateAttribute: "mailcow_template" };
const mapping = (value: string, claim: string | null = null) => ({ claim, value, templateId: `t-${value}` });
const mappings = [mapping("staff"), mapping("1"), mapping("guest")];
const choose = (claim: unknown, defaultTemplateId: string | null = "t-default") =>
  chooseTemplate({ settings, mappings, defaultTemplateId }, { mailcow_template: claim });

describe("chooseTemplate", () => {
  it("takes the mapping of a scalar claim", () => {
    expect(choose("guest")).toEqual({
      templateId: "t-guest",
      by: "mapping",
      claim: "mailcow_template",
      value: "guest",
    });
  });

  it("goes by the order of the mappings, not of a list claim", () => {
    expect(choose(["guest", "staff"])).toMatchObject({ templateId: "t-staff", by: "mapping" });
  });

  it.each([
    [true],
    [1],
    ["Staff"],
    ["staff "],
    [""],
    [null],
    [undefined],
    [{ value: "staff" }],
    [[["staff"]]],
    [[]],
  ])("does not match %j and falls back to the default", (claim) => {
    expect(choose(claim)).toEqual({ templateId: "t-default", by: "default" });
  });

  it("finds none without a match and without a default", () => {
    expect(choose("other", null)).toBeNull();
  });
});

describe("a claim that is announced elsewhere", () => {
  const rules = {
    settings,
    mappings: [mapping("big"), mapping("/board", "groups"), mapping("small")],
    defaultTemplateId: "t-default",
  };
  const overage = { _claim_names: { groups: "src1" } };

  it("changes no mailbox, and gives a new one the default", () => {
    const choice = chooseTemplate(rules, overage);
    expect(choice).toEqual({ templateId: "t-default", by: "unknown", claim: "groups" });
    expect(templateToApply(choice)).toBeNull();
  });

  it("leaves what an earlier mapping says, and no later one decides instead", () => {
    expect(chooseTemplate(rules, { ...overage, mailcow_template: "big" })).toMatchObject({
      templateId: "t-big",
    });
    expect(chooseTemplate(rules, { ...overage, mailcow_template: "small" })).toMatchObject({ by: "unknown" });
  });
});

describe("claims inside others, and objects", () => {
  const rules = {
    settings,
    mappings: [
      mapping("staff", "realm_access.roles"),
      mapping("admin", "urn:zitadel:iam:org:project:roles"),
      mapping("mail", "resource_access.my\\.client.roles"),
    ],
    defaultTemplateId: null,
  };
  it.each<[string, Claims]>([
    ["t-staff", { realm_access: { roles: ["user", "staff"] } }],
    ["t-admin", { "urn:zitadel:iam:org:project:roles": { admin: { "123": "org.test" } } }],
    ["t-mail", { resource_access: { "my.client": { roles: ["mail"] } } }],
  ])("give %s", (templateId, claims) => {
    expect(chooseTemplate(rules, claims)).toMatchObject({ templateId, by: "mapping" });
  });

  it("match keys only, and only those that are not switched off", () => {
    expect(
      chooseTemplate(rules, { "urn:zitadel:iam:org:project:roles": { role: "admin", admin: false } }),
    ).toBeNull();
  });
});

describe("mappings of several claims", () => {
  const rules = {
    settings,
    mappings: [
      mapping("/board", "groups"),
      mapping("big"),
      mapping("/staff", "groups"),
      mapping("x", "constructor"),
    ],
    defaultTemplateId: null,
  };
  const by = (claims: Claims) => chooseTemplate(rules, claims)?.templateId ?? null;

  it("each looks at its own claim, scalar or list, and the first of all decides", () => {
    expect(by({ groups: ["/staff", "/board"] })).toBe("t-/board");
    expect(by({ groups: ["/staff"], mailcow_template: "big" })).toBe("t-big");
    expect(by({ groups: "/staff", mailcow_template: "small" })).toBe("t-/staff");
  });

  it("a value in another claim than its own counts for nothing", () => {
    expect(by({ mailcow_template: ["/board", "/staff"], groups: ["big"] })).toBeNull();
    expect(by({})).toBeNull();
  });

  it("names each claim once, by the provider's for those that name none", () => {
    expect(claimsInUse(rules)).toEqual(["groups", "mailcow_template", "constructor"]);
  });
});
