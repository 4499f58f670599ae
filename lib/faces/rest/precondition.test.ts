import { describe, expect, it } from "vitest";
import { entityTag, names, strongVersions, tagList } from "@/lib/faces/rest/entity-tag";
import type { Operation } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";
import { hasGoodCopy, preconditionOf, requireExistence } from "@/lib/faces/rest/precondition";

const request = (headers: Record<string, string>) => new Request("https://localhost/x", { headers });
const operation = (id: string): Operation => {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
};
const code = (work: () => unknown) => {
  try {
    work();
    return "passes";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
};

describe("entity tags", () => {
  it.each([
    ['"v3"', [3]],
    ['"v3", "v4"', [3, 4]],
    ['"v3","v4"', [3, 4]],
    [', "v3" ,, "v4",', [3, 4]],
    ['W/"v3"', []],
    ['W/"v3", "v4"', [4]],
    ['"v03"', []],
    ['"3"', []],
    ['"v-3"', []],
    ['"v99999999999999"', []],
    ['"somebody else\'s"', null],
    ['""', []],
  ])("of %s fit the versions %j by the strong comparison", (header, versions) => {
    const read = () => tagList(request({ "if-match": header }), "If-Match");
    if (versions === null) return expect(code(read)).toBe("invalid-input");
    const tags = read();
    expect(tags === "*" || tags === null ? tags : strongVersions(tags)).toEqual(versions);
  });

  it.each(["v3", "'v3'", '"v3', 'v3"', '"v3" "v4"', 'w/"v3"', '*, "v3"', '"v\u007f"', "", '"v3";q=1'])(
    "are none in %j",
    (header) =>
      expect(code(() => tagList(request({ "if-match": header }), "If-Match"))).toBe("invalid-input"),
  );

  it("are read in linear time, and not at all beyond 4 KiB", () => {
    const started = performance.now();
    for (const header of [
      `${'"v1",'.repeat(5_000)}x`,
      `"${"a".repeat(5_000)}`,
      ", ".repeat(2_040),
      `${", ".repeat(2_040)}x`,
    ])
      expect(code(() => tagList(request({ "if-match": header }), "If-Match"))).toBe("invalid-input");
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("are read from 4 KiB of a header, and from no byte more", () => {
    const header = (length: number) => `"v3"${",".repeat(length - 4)}`;
    const tags = tagList(request({ "if-match": header(4_096) }), "If-Match");
    expect(Array.isArray(tags) && strongVersions(tags)).toEqual([3]);
    expect(code(() => tagList(request({ "if-match": header(4_097) }), "If-Match"))).toBe("invalid-input");
  });

  it("take no time for a header that almost fits", () => {
    const started = performance.now();
    for (const part of ['"v3",', ", ", '"v3" '])
      code(() => tagList(request({ "if-match": `${part.repeat(4_000 / part.length)}x` }), "If-Match"));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("name a version weakly for If-None-Match", () => {
    const tags = tagList(request({ "if-none-match": 'W/"v3"' }), "If-None-Match") ?? [];
    expect([names(tags, 3), names(tags, 4), names("*", 9)]).toEqual([true, false, true]);
    expect(entityTag(3)).toBe('"v3"');
  });
});

describe("a request that changes something", () => {
  const none = { expectedVersion: undefined, existing: undefined };

  it.each<[string, string, Record<string, string>, object]>([
    ["without conditions", "updateMailbox", {}, none],
    [
      "of one version",
      "updateMailbox",
      { "if-match": '"v3"' },
      { expectedVersion: [3], existing: "required" },
    ],
    [
      "of one that is there",
      "updateMailbox",
      { "if-match": "*" },
      { expectedVersion: undefined, existing: "required" },
    ],
    [
      "of a version that nobody has",
      "updateMailbox",
      { "if-match": 'W/"v3"' },
      { expectedVersion: [], existing: "required" },
    ],
    [
      "that must not be there",
      "putMailbox",
      { "if-none-match": "*" },
      { expectedVersion: undefined, existing: "refused" },
    ],
  ])("%s", (_, id, headers, precondition) =>
    expect(preconditionOf(request(headers), operation(id))).toEqual(precondition),
  );

  it.each([
    ["a tag for If-None-Match", "putMailbox", { "if-none-match": '"v3"' }, "invalid-input"],
    ["If-None-Match where nothing is made", "updateMailbox", { "if-none-match": "*" }, "invalid-input"],
    [
      "If-None-Match where nothing can be made by PUT",
      "setMailboxPassword",
      { "if-none-match": "*" },
      "precondition-failed",
    ],
    ["a version of what has none", "createMailbox", { "if-match": '"v3"' }, "precondition-failed"],
    ["something that is no tag", "updateMailbox", { "if-match": "v3" }, "invalid-input"],
  ])("is refused with %s", (_, id, headers, refusal) =>
    expect(code(() => preconditionOf(request(headers), operation(id)))).toBe(refusal),
  );

  it.each([
    ["required", true, "passes"],
    ["required", false, "precondition-failed"],
    ["refused", true, "precondition-failed"],
    ["refused", false, "passes"],
    [undefined, true, "passes"],
    [undefined, false, "passes"],
  ] as const)("wants existence %s, found %s: %s", (existing, found, outcome) =>
    expect(code(() => requireExistence({ expectedVersion: undefined, existing }, found))).toBe(outcome),
  );
});

describe("a request that reads", () => {
  it("wants nothing to be true before it is done, whatever copies the caller has", () => {
    for (const headers of [{ "if-none-match": '"v3"' }, { "if-none-match": "*" }, { "if-match": '"v3"' }])
      expect(preconditionOf(request(headers as Record<string, string>), operation("getMailbox"))).toEqual({
        expectedVersion: undefined,
        existing: undefined,
      });
  });

  it.each<[Record<string, string>, number | undefined, boolean | string]>([
    [{}, 3, false],
    [{ "if-none-match": '"v3"' }, 3, true],
    [{ "if-none-match": 'W/"v3"' }, 3, true],
    [{ "if-none-match": '"v2", "v3"' }, 3, true],
    [{ "if-none-match": '"v2"' }, 3, false],
    [{ "if-none-match": "*" }, 3, true],
    [{ "if-none-match": "*" }, undefined, false],
    [{ "if-match": '"v3"' }, 3, false],
    [{ "if-match": '"v2"' }, 3, "precondition-failed"],
    [{ "if-match": 'W/"v3"' }, 3, "precondition-failed"],
    [{ "if-match": '"v3"' }, undefined, "precondition-failed"],
  ])("with %j has a good copy of version %s: %s", (headers, version, outcome) => {
    const ask = () => hasGoodCopy(request(headers), version);
    if (typeof outcome === "string") expect(code(ask)).toBe(outcome);
    else expect(ask()).toBe(outcome);
  });
});
