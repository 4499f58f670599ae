import { describe, expect, it } from "vitest";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { attributeValues } from "@/lib/providers/kinds/ldap/attribute-values";
import { readTime, writeTime } from "@/lib/providers/kinds/ldap/generalized-time";

const dn = "cn=all,dc=demo,dc=test";
const entryWith = (attributes: Record<string, readonly string[]>) => ({
  dn,
  attributes: new Map(
    Object.entries(attributes).map(([name, values]) => [name, values.map((value) => Buffer.from(value))]),
  ),
});

/** A server that answers the questions for further parts by what follows the name of the attribute. */
function server(answer: (range: string, asked: number) => ReturnType<typeof entryWith> | null) {
  const asked: string[] = [];
  const asker = {
    async search({ base, attributes }: { base: string; attributes: readonly string[] }) {
      expect(base).toBe(dn);
      const range = attributes[0] ?? "";
      asked.push(range);
      const entry = answer(range, asked.length);
      return { entries: entry ? [entry] : [] };
    },
  };
  return { asked, asker: asker as unknown as LdapAsker };
}

async function read(asker: LdapAsker, first: ReturnType<typeof entryWith>): Promise<string[]> {
  const all: string[] = [];
  for await (const part of attributeValues(asker, first, "member")) all.push(...part);
  return all;
}

describe("the values of an attribute", () => {
  it("that come at once are asked for no more", async () => {
    const { asked, asker } = server(() => null);
    expect(await read(asker, entryWith({ member: ["a", "b"] }))).toEqual(["a", "b"]);
    expect(await read(asker, entryWith({}))).toEqual([]);
    expect(await read(asker, entryWith({ "member;range=0-*": ["a"] }))).toEqual(["a"]);
    expect(asked).toEqual([]);
  });

  it("that come in parts are asked for from where the last part ended", async () => {
    const { asked, asker } = server((range) =>
      range === "member;range=2-*"
        ? entryWith({ "member;range=2-3": ["c", "d"] })
        : entryWith({ "member;range=4-*": ["e"] }),
    );
    expect(await read(asker, entryWith({ member: [], "member;range=0-1": ["a", "b"] }))).toEqual([
      ..."abcde",
    ]);
    expect(asked).toEqual(["member;range=2-*", "member;range=4-*"]);
  });

  it("that are no text are left out, and the others stay", async () => {
    const { asker } = server(() => null);
    const entry = entryWith({ member: ["a", ""] });
    entry.attributes.get("member")?.push(Buffer.from([0xff, 0xfe]));
    expect(await read(asker, entry)).toEqual(["a"]);
  });

  it.each<[string, (range: string, asked: number) => ReturnType<typeof entryWith> | null]>([
    ["shows the entry no more", () => null],
    ["shows the attribute no more", () => entryWith({})],
    ["answers another attribute", () => entryWith({ "uniqueMember;range=2-3": ["c"] })],
    ["answers the same part for ever", () => entryWith({ "member;range=0-1": ["a", "b"] })],
    ["goes backwards", () => entryWith({ "member;range=0-0": ["a"] })],
    ["answers a range that is none", () => entryWith({ "member;range=2-x": ["c"] })],
    [
      "goes on by one value for ever",
      (_, asked) => entryWith({ [`member;range=${asked + 1}-${asked + 1}`]: ["x"] }),
    ],
  ])("of a server that %s are refused rather than cut off", async (_, answer) => {
    const { asked, asker } = server(answer);
    const first = entryWith({ "member;range=0-1": ["a", "b"] });
    await expect(read(asker, first)).rejects.toBeInstanceOf(DirectoryError);
    expect(asked.length).toBeLessThanOrEqual(2_001);
  });
});

describe("a time of a directory", () => {
  it.each([
    ["20261129153000Z", "2026-11-29T15:30:00.000Z"],
    ["20261129153000.0Z", "2026-11-29T15:30:00.000Z"],
    ["20261129153000,75Z", "2026-11-29T15:30:00.000Z"],
    ["202611291530Z", "2026-11-29T15:30:00.000Z"],
    ["20240229000000Z", "2024-02-29T00:00:00.000Z"],
  ])("%s is %s", (text, moment) => expect(readTime(text)).toBe(Date.parse(moment)));

  it.each([
    null,
    "",
    "20261129153000",
    "20261129153000+0100",
    " 20261129153000Z",
    "2026-11-29T15:30:00Z",
    "x",
  ])("%j is none that we know", (text) => expect(readTime(text)).toBeNull());

  it("is written as it is read, to the second", () => {
    const moment = Date.parse("2026-11-29T15:30:07.999Z");
    expect([writeTime(moment), writeTime(moment, ".0")]).toEqual(["20261129153007Z", "20261129153007.0Z"]);
    expect(readTime(writeTime(moment))).toBe(Math.floor(moment / 1_000) * 1_000);
  });
});
