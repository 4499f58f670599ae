import { PassThrough, Readable } from "node:stream";
import { Command, Option } from "commander";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { Call } from "@/lib/faces/cli/call";
import { fieldOptions, type InputOption, ownOption, required } from "@/lib/faces/cli/field-option";
import { paging, span } from "@/lib/faces/cli/log/options";
import { permissionFlags } from "@/lib/faces/cli/permission-names";
import { templateOptions } from "@/lib/faces/cli/template/options";

/** What options make of what was given, by itself and without arguments. */
const readAll = (options: readonly InputOption[], given: Record<string, unknown>): object =>
  Object.assign({}, ...options.map(({ read }) => read(given, call)));
const call = new Call({ stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() });

describe("options of fields", () => {
  const given = fields("test", {
    size: field(z.int(), {
      label: "Size",
      unit: "bytes",
      option: { name: "size", value: "size", help: "h" },
    }),
    maxSize: field(z.int().nullable(), {
      label: "Most",
      unit: "bytes",
      option: { name: "max-size", value: "size", help: "h" },
    }),
    count: field(z.int().nullable().default(null), {
      label: "Count",
      option: { name: "count", value: "number", help: "h" },
    }),
    until: field(z.date().nullable(), {
      label: "Until",
      option: { name: "until", value: "moment", help: "h" },
    }),
    colour: field(z.enum(["red", "blue"]).optional(), {
      label: "Colour",
      option: { name: "colour", value: "colour", help: "h" },
    }),
    note: field(z.string().trim().nullable(), {
      label: "Note",
      option: { name: "note", value: "text", help: "h" },
    }),
    active: field(z.boolean(), {
      label: "Active",
      option: { name: "active", help: "h", off: { name: "inactive", help: "h" } },
    }),
    loud: field(z.boolean(), { label: "Loud", option: { name: "loud", help: "h" } }),
    unnamed: field(z.string(), { label: "No option" }),
  });
  const options = fieldOptions(given);
  const parse = (...argv: string[]) => {
    const command = new Command("x").exitOverride().configureOutput({ outputError: () => undefined });
    for (const option of options) option.add(command, false);
    command.parse(argv, { from: "user" });
    return readAll(options, command.opts());
  };

  it("give nothing where nothing was said: an edit changes what it names alone", () =>
    expect(parse()).toEqual({}));

  it.each<[string[], object]>([
    [["--size", "5M"], { size: 5 * 1_024 ** 2 }],
    [["--size", "0"], { size: 0 }],
    [["--max-size", "none"], { maxSize: null }],
    [["--max-size", "0"], { maxSize: null }],
    [["--max-size", "1G"], { maxSize: 1_024 ** 3 }],
    [["--count", "7"], { count: 7 }],
    [["--count", "none"], { count: null }],
    [["--until", "2027-01-31"], { until: "2027-01-31T23:59:59.000Z" }],
    [["--until", "none"], { until: null }],
    [["--colour", "red"], { colour: "red" }],
    [["--note", "none"], { note: null }],
    [["--note", ""], { note: "" }],
    [["--active"], { active: true }],
    [["--inactive"], { active: false }],
    [["--active", "--inactive"], { active: true }],
    [["--loud"], { loud: true }],
  ])("read %j as a JSON document has it", (argv, input) => expect(parse(...argv)).toEqual(input));

  it.each([
    ["--size", "none"],
    ["--size", "much"],
    ["--count", "-1"],
    ["--until", "tomorrow"],
    ["--colour", "green"],
    ["--unnamed", "x"],
    ["--loud", "x", "y"],
  ])("refuse %s %s", (...argv) => expect(() => parse(...argv)).toThrow());

  it("that must be given are asked for", () => {
    const command = new Command("x").exitOverride().configureOutput({ outputError: () => undefined });
    for (const option of required(fieldOptions({ colour: given.colour }))) option.add(command, false);
    expect(() => command.parse([], { from: "user" })).toThrow(
      expect.objectContaining({ code: "commander.missingMandatoryOptionValue" }),
    );
  });

  it("of a command's own are read as a JSON document has them, under their own name", () => {
    const own = ownOption(new Option("--first-name <x>"));
    expect(readAll([own], { firstName: "A" })).toEqual({ firstName: "A" });
    expect(readAll([own], { firstName: new Date(0) })).toEqual({ firstName: "1970-01-01T00:00:00.000Z" });
    expect(readAll([own], { given: "A" })).toEqual({});
  });
});

describe("options of a log", () => {
  const parse = (...argv: string[]) => {
    const command = new Command("x").exitOverride().configureOutput({ outputError: () => undefined });
    const options = [...span, ...paging];
    for (const option of options) option.add(command, false);
    command.parse(argv, { from: "user" });
    return readAll(options, command.opts());
  };

  it("show fifty rows of all times unless told", () => expect(parse()).toEqual({ limit: 50 }));

  it("read a span, a number of rows and where to go on", () =>
    expect(
      parse("--from", "2026-01-01T00:00Z", "--to", "2026-01-02", "--limit", "1000", "--cursor", "n"),
    ).toEqual({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-02T23:59:59.000Z",
      limit: 1_000,
      cursor: "n",
    }));

  it("begin with the beginning of a day and end with its end", () =>
    expect(parse("--from", "2026-01-31", "--to", "2026-01-31")).toMatchObject({
      from: "2026-01-31T00:00:00.000Z",
      to: "2026-01-31T23:59:59.000Z",
    }));

  it.each(["0", "1001", "-5", "1.5", "", "all"])("refuse %j rows", (limit) =>
    expect(() => parse("--limit", limit)).toThrow(),
  );
});

it("the options of a template say nothing that was not given, and flags for every permission once one is", () => {
  expect(readAll(templateOptions, {})).toEqual({});
  expect(readAll(templateOptions, { may: permissionFlags("app-passwords") })).toEqual({
    mayCreateAppPasswords: true,
    mayUseTemporaryAliases: false,
    mayChangePassword: false,
    mayChooseStartPage: false,
  });
  expect(readAll(templateOptions, { protocols: [] })).toEqual({ protocols: [] });
  expect(new Set(templateOptions).size).toBe(templateOptions.length);
});
