import { describe, expect, it } from "vitest";
import { z } from "zod";
import { customIssue, issueText } from "@/lib/platform/input/issue-text";
import { message } from "@/lib/words/message";
import { say, words } from "@/lib/words/text";

const problem = (schema: z.ZodType, value: unknown, language = "en", dictionary = {}) =>
  schema.safeParse(value).error?.issues.map((issue) => say(issueText(issue), language, dictionary)) ?? [];

describe("a refusal by zod's own rules", () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, "required"],
    [z.string(), 1, "must be text"],
    [z.int(), 1.5, "must be a whole number"],
    [z.boolean(), "yes", "must be true or false"],
    [z.array(z.string()), {}, "must be a list"],
    [z.never(), 1, "not valid"],
    [z.string().min(1), "", "must not be empty"],
    [z.string().max(255), "x".repeat(256), "must have at most 255 characters"],
    [z.string().length(2), "x", "must have exactly 2 characters"],
    [z.array(z.int()).max(1), [1, 2], "must have at most 1 entry"],
    [z.array(z.int()).min(1), [], "must not be empty"],
    [z.int().min(0), -1, "must not be negative"],
    [z.int().min(3), 2, "must be at least 3"],
    [z.int().max(1_000), 1_001, "must be at most 1,000"],
    [z.number().gt(3), 3, "must be more than 3"],
    [z.number().lt(3), 3, "must be less than 3"],
    [z.date().min(new Date("2027-01-31T12:00Z")), new Date(0), "must not be before Jan 31, 2027"],
    [z.number().multipleOf(5), 3, "must be a multiple of 5"],
    [z.uuid(), "x", "must be a UUID"],
    [z.iso.datetime(), "x", "must be a date and time such as 2027-01-31T12:00:00Z"],
    [z.string().regex(/^a/), "x", "must have the expected format"],
    [z.string().startsWith("{a"), "x", "must start with “{a”"],
    [z.literal("on"), "x", "must be on"],
    [z.enum(["a", "b", "c"]), "x", "must be one of a, b, and c"],
    [z.strictObject({}), { one: 1 }, "unknown field: one"],
    [z.strictObject({}), { one: 1, two: 2 }, "unknown fields: one and two"],
    [z.union([z.string(), z.number()]), null, "not valid"],
  ])("%# is said as a person would", (schema, value, said) => {
    expect(problem(schema, value)).toEqual([said]);
  });
});

describe("a refusal by a text of ours", () => {
  const fruit = words("fruit", { ripe: "must be ripe", heavier: "must weigh {grams, number} g" });
  const german = { fruit: { ripe: "muss reif sein", heavier: "muss {grams, number} g wiegen" } };

  it("is found again by its message", () => {
    const schema = z.string().min(1, message(fruit("ripe")));
    expect(problem(schema, "")).toEqual(["must be ripe"]);
    expect(problem(schema, "", "de", german)).toEqual(["muss reif sein"]);
  });

  it("is carried by the issue where its values come with the request", () => {
    const schema = z
      .int()
      .superRefine((_, check) => check.addIssue(customIssue(fruit("heavier", { grams: 1_500 }))));
    expect(problem(schema, 1, "de", german)).toEqual(["muss 1.500 g wiegen"]);
  });
});
