import { PassThrough, Readable } from "node:stream";
import { Command, InvalidArgumentError, Option } from "commander";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { Call } from "@/lib/faces/cli/call";
import { fieldOptions, type InputOption, ownOption, required } from "@/lib/faces/cli/field-option";
import { paging, span } from "@/lib/faces/cli/log/options";
import {
  byteLimit,
  claimMapping,
  countLimit,
  list,
  mapping,
  moment,
  nameList,
  networkList,
  protocolList,
  version,
} from "@/lib/faces/cli/option-parsers";
import { permissionFlags, permissionNames } from "@/lib/faces/cli/permission-names";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { permissions } from "@/lib/platform/db/permissions";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { parseByteSize } from "@/lib/platform/input/byte-size";

const refuses = (parse: (text: string) => unknown, text: string) =>
  expect(() => parse(text), JSON.stringify(text)).toThrow(InvalidArgumentError);

/** What options make of what was given, by itself and without arguments. */
const readAll = (options: readonly InputOption[], given: Record<string, unknown>): object =>
  Object.assign({}, ...options.map(({ read }) => read(given, call)));
const call = new Call({ stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() });

describe("a moment", () => {
  it.each([
    ["2027-01-31", "2027-01-31T23:59:59.000Z"],
    ["2028-02-29", "2028-02-29T23:59:59.000Z"],
    ["2027-01-31T18:00Z", "2027-01-31T18:00:00.000Z"],
    ["2027-01-31T00:00:00-11:00", "2027-01-31T11:00:00.000Z"],
    ["2027-12-31T23:59:59+14:00", "2027-12-31T09:59:59.000Z"],
  ])("%s is %s", (text, expected) => expect(moment(text).toISOString()).toBe(expected));

  it.each([
    "2027-02-29",
    "2027-02-30",
    "2027-04-31",
    "2027-00-10",
    "2027-01-00",
    "2027-01-32",
    "2027-02-30T12:00:00Z",
    "2027-01-31T25:00:00Z",
    "2027-01-31T12:60:00Z",
    "2027-01-31T12:00:00",
    "2027-01-31 12:00:00Z",
    "2027-01-31T12:00:00+2",
    "27-01-31",
    "+2027-01-31",
    "2027-1-31",
    " 2027-01-31",
    "2027-01-31\n",
    "",
    "0",
    "1800000000000",
  ])("is not read from %j: no day is moved to another that exists", (text) => refuses(moment, text));

  it("of every day of a year is the end of that day in UTC", () => {
    for (let day = Date.UTC(2028, 0, 1); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
      const text = new Date(day).toISOString().slice(0, 10);
      expect(moment(text).getTime()).toBe(day + 86_399_000);
    }
  });
});

describe("numbers", () => {
  it.each(["0", "1", "007", "999999999"])("%s is a version and a limit", (text) => {
    expect([version(text), countLimit(text)]).toEqual([Number(text), Number(text)]);
  });

  it.each(["", "-1", "1.5", "1e3", "0x1", " 1", "1 ", "+1", "1000000000", "null", "١"])(
    "%j is neither, whatever JavaScript would make of it",
    (text) => {
      refuses(version, text);
      refuses(countLimit, text);
    },
  );

  it("of bytes are whole and exact, from any spelling of a size", () =>
    fc.assert(
      fc.property(fc.nat({ max: 8_000 }), fc.constantFrom("", "K", "m", "G", "t"), (count, unit) => {
        const power = ["", "k", "m", "g", "t"].indexOf(unit.toLowerCase());
        expect(parseByteSize(`${count}${unit}`)).toBe(count * 1_024 ** power);
      }),
    ));

  it("that take a limit away are none, and none alone is null", () => {
    expect([byteLimit("0"), byteLimit("0K"), byteLimit("none"), byteLimit("1")]).toEqual([
      "none",
      "none",
      "none",
      1,
    ]);
    refuses(byteLimit, "None");
    refuses(countLimit, "NONE");
  });
});

describe("lists", () => {
  it("leave out what is empty, and keep the order and what is there twice", () => {
    expect(list(" a, b ,,a,")).toEqual(["a", "b", "a"]);
    for (const text of ["", ",", " , "]) expect(list(text)).toEqual([]);
  });

  it("are emptied by none, which is a name only beside others", () => {
    expect(nameList("none")).toEqual([]);
    expect(nameList("none,a")).toEqual(["none", "a"]);
  });

  it("of protocols know every subset by its names, in any order and however often", () =>
    fc.assert(
      fc.property(fc.subarray([...clientProtocols]), (some) => {
        const typed = [...some, ...some].reverse().join(" , ");
        expect(protocolList(typed || "none")).toEqual(clientProtocols.filter((one) => some.includes(one)));
      }),
    ));

  it.each(["IMAP", "imap;smtp", "all,imap", "none,imap", "webmail", "constructor"])(
    "of protocols refuse %s",
    (text) => refuses(protocolList, text),
  );

  it("of permissions come back as they were given", () =>
    fc.assert(
      fc.property(fc.subarray([...permissions]), (some) => {
        const flags = Object.fromEntries(permissions.map((one) => [one, some.includes(one)])) as Record<
          (typeof permissions)[number],
          boolean
        >;
        expect(permissionFlags(permissionNames(flags).join(",") || "none")).toEqual(flags);
      }),
    ));

  it.each([
    ["192.0.2.7", ["192.0.2.7/32"]],
    ["2001:db8::1", ["2001:db8::1/128"]],
    ["::/0, 0.0.0.0/0", ["::/0", "0.0.0.0/0"]],
    ["", []],
  ])("of networks read %j", (text, networks) => expect(networkList(text)).toEqual(networks));

  it.each([
    "192.0.2",
    "3221225985",
    "0xc0000207",
    "192.0.2.7/33",
    "2001:db8::/129",
    "localhost",
    "192.0.2.7:80",
    "*",
  ])("of networks refuse %s", (text) => refuses(networkList, text));
});

describe("mappings", () => {
  const word = fc.stringMatching(/^[^=]+$/);

  it("of the usual claim part at the last sign, so that a value may hold some", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), word, (value, template) => {
        expect(mapping(`${value}=${template}`)).toEqual([{ value, template }]);
      }),
    ));

  it("of another claim part at the first and the last", () =>
    fc.assert(
      fc.property(word, fc.stringMatching(/^[!-~]+$/), word, (claim, value, template) => {
        expect(claimMapping(`${claim}=${value}=${template}`)).toEqual([{ claim, value, template }]);
      }),
    ));

  it("are added to those before, which stay as they are", () => {
    const before = mapping("a=b");
    expect(mapping("c=d", before)).toHaveLength(2);
    expect(before).toHaveLength(1);
  });

  it("are read in no time, however many signs there are", () => {
    const started = performance.now();
    refuses(claimMapping, `${"=".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

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

  it("of a command's own are read under the name that the input has", () => {
    const own = ownOption(new Option("--first-name <x>"), "given");
    expect(readAll([own], { firstName: "A" })).toEqual({ given: "A" });
    expect(readAll([own], { firstName: new Date(0) })).toEqual({ given: "1970-01-01T00:00:00.000Z" });
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
  });
  expect(readAll(templateOptions, { protocols: [] })).toEqual({ protocols: [] });
  expect(new Set(templateOptions).size).toBe(templateOptions.length);
});
