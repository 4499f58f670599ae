import { describe, expect, it } from "vitest";
import { z } from "zod";
import { expectedVersion, formInput, optionalText, secretInput, ticked } from "@/app/(console)/form-input";

const input = formInput(
  {
    name: z.string().min(1, "Enter a name."),
    note: optionalText,
    active: ticked,
    expectedVersion,
    clientKey: secretInput(z.string().optional()),
    domains: z.array(z.string()),
    days: z.array(z.string()).transform((days) => days.length),
  },
  (object) => object.transform(({ clientKey, ...rest }) => ({ ...rest, key: clientKey })),
);

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const sent = formOf([
  ["name", "a"],
  ["note", " "],
  ["expectedVersion", "3"],
  ["clientKey", "hidden"],
  ["domains", "a.test"],
  ["domains", "b.test"],
  ["days", "mon"],
  ["$ACTION_ID_1", "x"],
  ["somethingElse", "y"],
]);

describe("a form of the console", () => {
  it("is read as its inputs say, lists as often as they come", () => {
    expect(input.parse(sent).data).toEqual({
      name: "a",
      note: null,
      active: false,
      expectedVersion: 3,
      key: "hidden",
      days: 1,
      domains: ["a.test", "b.test"],
    });
    expect(input.parse(formOf([["name", "a"]])).success).toBe(false);
  });

  it("shows again what its inputs are, and neither a secret, nor a file, nor what it does not have", () => {
    expect(input.shown(sent)).toEqual({
      name: "a",
      note: " ",
      expectedVersion: "3",
      domains: "a.test,b.test",
      days: "mon",
    });
    expect(input.shown(formOf([["name", new File(["x"], "x.txt")]]))).toEqual({ domains: "", days: "" });
  });
});
