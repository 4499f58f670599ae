import { describe, expect, it } from "vitest";
import { chooseTemplate } from "@/lib/identity-provider/template-choice";

const mappings = [
  { value: "staff", templateId: "t-staff" },
  { value: "1", templateId: "t-one" },
  { value: "guest", templateId: "t-guest" },
];
const choose = (claim: unknown, fallback: string | null = "t-default") =>
  chooseTemplate(mappings, claim, fallback);

describe("chooseTemplate", () => {
  it("takes the mapping of a scalar claim", () => {
    expect(choose("guest")).toEqual({ templateId: "t-guest", by: "mapping" });
  });

  it("goes by the order of the mappings, not of a list claim", () => {
    expect(choose(["guest", "staff"])).toEqual({ templateId: "t-staff", by: "mapping" });
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
