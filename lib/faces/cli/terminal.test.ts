import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { print, readSecret, type Terminal } from "@/lib/faces/cli/terminal";
import { cell, recordText, tableText } from "@/lib/faces/cli/text";
import { verbatim } from "@/lib/words/compose-text";

const terminal = (pieces: (string | Buffer)[], isTTY = false): Terminal & { stderr: PassThrough } => ({
  stdin: Object.assign(Readable.from(pieces, { objectMode: false }), { isTTY }),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
});
const heads = (...names: string[]) => names.map(verbatim);
const secretOf = (...pieces: (string | Buffer)[]) => readSecret(terminal(pieces));

describe("a secret from standard input", () => {
  it.each<[(string | Buffer)[], string]>([
    [["secret"], "secret"],
    [["secret\n"], "secret"],
    [["secret\r\n"], "secret"],
    [["secret\n\n"], "secret\n"],
    [["secret\r"], "secret\r"],
    [[" secret "], " secret "],
    [["sec", "ret\n"], "secret"],
    [["\ufeffsecret"], "\ufeffsecret"],
    [
      [Buffer.from("gr\u00fc\u00dfe").subarray(0, 3), Buffer.from("gr\u00fc\u00dfe").subarray(3)],
      "gr\u00fc\u00dfe",
    ],
    [["two\nlines"], "two\nlines"],
  ])("is all of %j, less one line break", async (pieces, secret) =>
    expect(await secretOf(...pieces)).toBe(secret),
  );

  it.each<[string, (string | Buffer)[]]>([
    ["nothing", []],
    ["a line break alone", ["\n"]],
    ["a line break of Windows alone", ["\r\n"]],
    ["bytes that nobody can type", [Buffer.from([0x61, 0xff, 0x62])]],
    ["half a character", [Buffer.from("\u00fc").subarray(0, 1)]],
    ["more than 64 KiB", ["x".repeat(65_537)]],
    ["more than 64 KiB in pieces", Array.from({ length: 66 }, () => "x".repeat(1_024))],
  ])("is not %s", async (_, pieces) =>
    expect(secretOf(...pieces)).rejects.toMatchObject({ code: "invalid-input" }),
  );

  it("may be exactly 64 KiB", async () => expect(await secretOf("x".repeat(65_536))).toHaveLength(65_536));

  it("is asked for only where somebody types", async () => {
    const [typed, piped] = [terminal(["x"], true), terminal(["x"])];
    await readSecret(typed);
    await readSecret(piped);
    expect(typed.stderr.read()).not.toBeNull();
    expect(piped.stderr.read()).toBeNull();
  });
});

describe("a slow reader", () => {
  it("is waited for, so that a long answer takes no memory", async () => {
    const stdout = new PassThrough({ highWaterMark: 4 });
    const slow = { ...terminal([]), stdout };
    let done = false;
    const printing = print(slow, "longer than that").then(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    stdout.read();
    await printing;
    await print({ ...terminal([]) }, "short");
  });
});

describe("a value in a line", () => {
  it.each<[unknown, string]>([
    [null, "-"],
    [undefined, "-"],
    ["", "-"],
    [0, "0"],
    [false, "no"],
    [true, "yes"],
    [[], "-"],
    [[""], "-"],
    [["a", true, null], "a, yes, -"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    ["a\tb", "a\ufffdb"],
    ["a\u009bb", "a\ufffdb"],
    ["\u001b]8;;https://evil.test\u0007x", "\ufffd]8;;https://evil.test\ufffdx"],
  ])("%j is shown as %j", (value, shown) => expect(cell(value)).toBe(shown));

  it("cannot move the cursor, whatever is stored", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        for (const text of [recordText([["label", one]]), tableText(heads("A", "B"), [[one, other]])])
          expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
        expect(recordText([["label", one]]).match(/\n/g)).toHaveLength(1);
        expect(tableText(heads("A", "B"), [[one, other]]).match(/\n/g)).toHaveLength(2);
      }),
    ));
});

describe("a table", () => {
  it("without rows is its header, and shows a row that is too short or too long", () => {
    expect(tableText(heads("A", "B"), [])).toBe("A  B\n");
    expect(tableText(heads("A", "B"), [["x"], ["x", "y", "z"]])).toBe("A  B\nx\nx  y  z\n");
  });

  it("has columns as wide as the widest cell", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{0,9}$/), fc.nat()), { minLength: 1 }),
        (rows) => {
          const lines = tableText(heads("NAME", "COUNT"), rows).split("\n").slice(0, -1);
          const at = lines[0]?.indexOf("COUNT") ?? 0;
          for (const [index, [, count]] of rows.entries())
            expect(lines[index + 1]?.slice(at)).toBe(String(count));
        },
      ),
    ));
});
