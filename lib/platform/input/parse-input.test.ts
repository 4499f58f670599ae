import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

const schema = z.strictObject({ name: z.string().min(1, "must not be empty"), size: z.number().default(5) });

describe("parseInput", () => {
  it("returns the parsed value with its defaults", () => {
    expect(parseInput(schema, { name: "x" })).toEqual({ name: "x", size: 5 });
  });

  it("names each wrong field and shows no value", () => {
    let thrown: unknown;
    try {
      parseInput(schema, { name: "", size: "secret-value" });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    const error = thrown as AppError;
    expect(error.code).toBe("invalid-input");
    expect(error.fields.name).toBe("must not be empty");
    expect(Object.keys(error.fields)).toEqual(["name", "size"]);
    expect(error.message).not.toContain("secret-value");
  });

  it.each<[string, z.ZodType, unknown, string[]]>([
    ["as a whole", schema, "x", [""]],
    [
      "by its path",
      z.object({ list: z.array(z.object({ of: z.int() })) }),
      { list: [{ of: 1 }, { of: "x" }] },
      ["list.1.of"],
    ],
    ["once, by what is wrong first", z.object({ a: z.string().min(9).regex(/y/) }), { a: "x" }, ["a"]],
    ["before its schema, where it holds no text", schema, { name: "\ud800", size: "x" }, ["name"]],
  ])("names what is wrong %s", (_, of, input, names) => {
    const refused = () => parseInput(of, input);
    expect(refused).toThrow(AppError);
    try {
      refused();
    } catch (error) {
      expect(Object.keys((error as AppError).fields)).toEqual(names);
    }
  });
});
