import { describe, expect, it } from "vitest";
import type { Claims } from "@/lib/identity-provider/claims";
import { chooseTemplate, claimsInUse } from "@/lib/identity-provider/template-choice";

const settings = { templateAttribute: "mailcow_template" };
const mapping = (value: string, claim: string | null = null) => ({ claim, value, templateId: `t-${value}` });
const mappings = [mapping("staff"), mapping("1"), mapping("guest")];
const choose = (claim: unknown, defaultTemplateId: string | null = "t-default") =>
  chooseTemplate({ settings, mappings, defaultTemplateId }, { mailcow_template: claim });

describe("chooseTemplate", () => {
  it("takes the mapping of a scalar claim", () => {
    expect(choose("guest")).toEqual({
      ...{ templateId: "t-guest", by: "mapping", claim: "mailcow_template", value: "guest" },
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
