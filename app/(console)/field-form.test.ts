import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputsOf, inputWords, valuesOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { field, fields } from "@/lib/catalogue/field";

const id = "0192f5a0-0000-7000-8000-000000000000";
const gigabyte = 1024 ** 3;
const said = { label: "Said" };

/** A field of each kind, its value, and what stands for it in a form. */
const kinds = {
  "a flag that is set": [field(z.boolean(), said), true, "on"],
  "a flag that is not": [field(z.boolean(), said), false, ""],
  "a limit": [field(z.int().nullable(), { ...said, unit: "bytes" }), 1.5 * gigabyte, "1.5"],
  "no limit": [field(z.int().nullable(), { ...said, unit: "bytes" }), null, ""],
  "a size": [field(z.int(), { ...said, unit: "bytes" }), 2 * gigabyte, "2"],
  "an unlimited size": [field(z.int(), { ...said, unit: "bytes" }), 0, ""],
  "a number": [field(z.int().nullable(), said), 7, "7"],
  "no number": [field(z.int().nullable(), said), null, ""],
  "a day": [field(z.date().nullable(), said), new Date("2027-01-31T23:59:59Z"), "2027-01-31"],
  "no day": [field(z.date().nullable(), said), null, ""],
  "a choice": [field(z.enum(["a", "b"]), said), "b", "b"],
  "a thing": [field(z.uuid().nullable(), said), id, id],
  "no thing": [field(z.uuid().nullable(), said), null, ""],
  "a text": [field(z.string().trim().max(9), said), "x", "x"],
  "an empty text": [field(z.string(), said), "", ""],
  "no text": [
    field(
      z
        .string()
        .nullable()
        .transform((tag) => tag),
      said,
    ),
    null,
    "",
  ],
} as const;

describe.each(Object.entries(kinds))("%s", (_, [one, value, text]) => {
  it("is shown, and comes back as it was", () => {
    const given = fields("test", { one });
    expect(valuesOf(given, { one: value })).toEqual({ one: text });
    const form = new FormData();
    // A browser does not send a box that is not ticked.
    if (!(value === false)) form.set("one", text);
    expect(formInput(inputsOf(given)).parse(form).data).toEqual({ one: value });
  });
});

describe("a field that is secret", () => {
  const given = fields("test", { one: field(z.string().nullable(), { ...said, secret: true }) });

  it("is never shown, neither what is stored nor what was typed", () => {
    expect(valuesOf(given, { one: "hidden" })).toEqual({ one: "" });
    const form = new FormData();
    form.set("one", "hidden");
    const input = formInput(inputsOf(given));
    expect(input.parse(form).data).toEqual({ one: "hidden" });
    expect(input.shown(form)).toEqual({});
  });
});

it("says of a size what it is typed in, and what can be chosen", async () => {
  const given = fields("test", {
    short: field(z.int(), { label: "Quota", hint: "Empty: unlimited.", unit: "bytes" }),
    long: field(z.int().nullable(), { label: "Quota of all together", unit: "bytes" }),
    place: field(z.enum(["portal", "webmail"]), {
      label: "Opens",
      words: { portal: "The portal", webmail: "Webmail" },
    }),
    flag: field(z.boolean(), { label: "Required", words: { true: "required" } }),
  });
  expect(await inputWords(given)).toEqual({
    short: { label: "Quota (GB)", hint: "Empty: unlimited." },
    long: { label: "Quota of all together (GB)" },
    place: {
      label: "Opens",
      options: [
        { value: "portal", label: "The portal" },
        { value: "webmail", label: "Webmail" },
      ],
    },
    flag: { label: "Required" },
  });
});
