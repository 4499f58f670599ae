import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, differs, singleChanges } from "@/lib/platform/audit/changes";

describe("changedFields", () => {
  it("lists what differs, in both directions, and nothing else", () => {
    expect(changedFields({ name: "a", quota: 1, same: [1] }, { name: "b", same: [1], added: true })).toEqual({
      name: { before: "a", after: "b" },
      quota: { before: 1, after: null },
      added: { before: null, after: true },
    });
  });

  it("shows that a secret changed, never its value", () => {
    const changes = changedFields({ passwordHash: "{SSHA}old" }, { passwordHash: "{SSHA}new" });
    expect(changes.passwordHash).toEqual({ before: "[hidden]", after: "[hidden]" });
    expect(JSON.stringify(changedFields(null, { digest: Buffer.from("x") }))).not.toContain('"x"');
  });

  it("ignores time stamps and treats null and absent alike", () => {
    expect(changedFields({ updatedAt: new Date(0), note: null }, { updatedAt: new Date(1) })).toEqual({});
  });

  it.each([
    "passwordHash",
    "directoryPasswordHash",
    "sealedSecrets",
    "digest",
    "sealedIdToken",
    "tokenDigest",
  ])("says of %s that it was set, changed and taken away, and never what it was", (name) => {
    const hash = "{ARGON2ID}c2VjcmV0";
    expect([
      changedFields({ [name]: null }, { [name]: hash }),
      changedFields({ [name]: hash }, { [name]: `${hash}2` }),
      changedFields({ [name]: hash }, { [name]: null }),
      changedFields({ [name]: hash }, { [name]: hash }),
    ]).toEqual([
      { [name]: { before: null, after: "[hidden]" } },
      { [name]: { before: "[hidden]", after: "[hidden]" } },
      { [name]: { before: "[hidden]", after: null } },
      {},
    ]);
  });

  it.each<[unknown, unknown, boolean]>([
    [["a", "b"], ["a", "b"], false],
    [["a", "b"], ["b", "a"], true],
    [{ a: 1 }, { a: 1 }, false],
    [{ a: 1 }, { a: "1" }, true],
    [[], null, true],
    [[], "", true],
    [0, false, true],
    [0, "0", true],
    ["", null, true],
    [new Date(5), new Date(5), false],
    [new Date(5), new Date(6), true],
    [new Date(5), new Date(5).toISOString(), false],
    [undefined, null, false],
  ])("%j and %j differ as they would be recorded: %s", (before, after, expected) => {
    expect(differs({ field: before }, { field: after })).toBe(expected);
    expect(differs({ field: after }, { field: before })).toBe(expected);
  });

  it("of something new are all its fields but those of every row, and of something gone the same", () => {
    const row = { name: "a", empty: null, createdAt: new Date(), updatedAt: new Date(), version: 3 };
    expect([changedFields(null, row), changedFields(row, null), changedFields(null, null)]).toEqual([
      { name: { before: null, after: "a" } },
      { name: { before: "a", after: null } },
      {},
    ]);
  });

  it("take the one state to the other, whatever they are", () => {
    const state = fc.dictionary(fc.constantFrom("a", "b", "c", "version"), fc.jsonValue());
    fc.assert(
      fc.property(state, state, (before, after) => {
        const changes = changedFields(before, after);
        for (const name of ["a", "b", "c"]) {
          const [old, fresh] = [before[name] ?? null, after[name] ?? null];
          const change = changes[name] ?? { before: fresh, after: fresh };
          expect(JSON.stringify(change.after)).toBe(JSON.stringify(fresh));
          if (changes[name]) expect(change.before).toBe(old);
          else expect(JSON.stringify(old)).toBe(JSON.stringify(fresh));
        }
        expect(Object.keys(changes)).not.toContain("version");
        expect(differs(before, before)).toBe(false);
      }),
    );
  });
});

describe("singleChanges", () => {
  const change = (before: unknown, after: unknown) => ({ before, after });

  it.each([
    ["a plain value", { name: change("a", "b") }, { name: change("a", "b") }],
    ["a list", { domains: change(["a"], ["a", "b"]) }, { domains: change(["a"], ["a", "b"]) }],
    ["a document that was made", { settings: change(null, { a: 1 }) }, { settings: change(null, { a: 1 }) }],
    ["a document that went", { settings: change({ a: 1 }, null) }, { settings: change({ a: 1 }, null) }],
    [
      "values in a document, also in its sections",
      {
        settings: change(
          { a: 1, same: { b: 1 }, sync: { c: 1, d: [1] } },
          { same: { b: 1 }, sync: { c: 2, d: [] } },
        ),
      },
      {
        "settings.a": change(1, null),
        "settings.sync.c": change(1, 2),
        "settings.sync.d": change([1], []),
      },
    ],
    [
      "a section that came and one that went",
      { settings: change({ old: { a: 1 } }, { fresh: { b: false } }) },
      { "settings.old.a": change(1, null), "settings.fresh.b": change(null, false) },
    ],
  ])("tells %s", (_, changes, told) => expect(singleChanges(changes)).toEqual(told));
});
