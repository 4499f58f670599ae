import { InvalidArgumentError } from "commander";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
import { permissions } from "@/lib/platform/db/permissions";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { parseByteSize } from "@/lib/platform/input/byte-size";

const refuses = (parse: (text: string) => unknown, text: string) =>
  expect(() => parse(text), JSON.stringify(text)).toThrow(InvalidArgumentError);

describe("a moment", () => {
  it.each([
    ["2027-01-31", "2027-01-31T23:59:59.000Z"],
    ["2028-02-29", "2028-02-29T23:59:59.000Z"],
    ["2027-01-31T18:00Z", "2027-01-31T18:00:00.000Z"],
    ["2027-01-31T00:00:00-11:00", "2027-01-31T11:00:00.000Z"],
    ["2027-12-31T23:59:59+14:00", "2027-12-31T09:59:59.000Z"],
    ["2027-01-31T18:00:00.123Z", "2027-01-31T18:00:00.123Z"],
    ["2027-01-31T18:00:00.5+01:00", "2027-01-31T17:00:00.500Z"],
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
    "2027-01-31T12:00.5Z",
    "2027-01-31T12:00:00.Z",
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

  it.each([nameList, protocolList, networkList, permissionFlags])(
    "are never emptied by a text without anything in it, such as a variable that is not set",
    (read) => {
      for (const text of ["", ",", " , "]) refuses(read, text);
    },
  );

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
    ["none", []],
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
