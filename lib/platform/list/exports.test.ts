import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatByteSize, parseByteSize } from "@/lib/platform/input/byte-size";
import { languageTag, languageTagSchema } from "@/lib/platform/input/language-tag";
import { shortText } from "@/lib/platform/input/short-text";
import { textProblem } from "@/lib/platform/input/well-formed";
import { exportRows } from "@/lib/platform/list/export-rows";
import { pageOf } from "@/lib/platform/list/page";
import { withoutSecrets } from "@/lib/platform/log";

/* What strangers write into logs and lists comes out as it was, and as nothing else. */

async function* once<Row>(...rows: Row[]) {
  yield rows;
}
async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const piece of pieces) all += piece;
  return all;
}

/** RFC 4180 read back, strictly: what another program makes of our CSV. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, at]: [string[], string, number] = [[], "", 0];
  while (at < text.length) {
    if (text[at] === '"') {
      const end = /"(?!")/g;
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (text[quote + 1] !== '"') {
          cell = text.slice(at + 1, quote).replaceAll('""', '"');
          at = quote + 1;
          break;
        }
        from = quote + 2;
      }
      end.lastIndex = 0;
    } else {
      const end = text.slice(at).search(/[,\r]/);
      cell = text.slice(at, at + end);
      at += end;
    }
    row.push(cell);
    if (text[at] === ",") at++;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom('"', ",", "\r", "\n", "'", "=", "a"), { maxLength: 6 })
    .map((parts) => parts.join("")),
);

describe("an export", () => {
  it("as CSV gives another program every text back, but for the mark before what a spreadsheet would run", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.record({ who: words, why: words }), { maxLength: 5 }), async (rows) => {
        const [header, ...read] = readCsv(await textOf(exportRows(once(...rows), ["who", "why"], "csv")));
        expect(header).toEqual(["who", "why"]);
        const marked = (text: string) =>
          /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
        expect(read).toEqual(rows.map(({ who, why }) => [marked(who), marked(why)]));
      }),
    ));

  it("as lines of JSON has one line a row, whatever is in it", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: words, changes: fc.jsonValue() }), { maxLength: 5 }),
        async (rows) => {
          const text = await textOf(exportRows(once(...rows), ["who", "changes"], "ndjson"));
          const lines = text.split("\n").slice(0, -1);
          expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(rows)));
        },
      ),
    ));

  it("has no column that was not asked for, and an empty cell for what is not there", async () => {
    const rows: { a: unknown; b?: unknown; secret: string }[] = [
      { a: null, secret: "s" },
      { a: undefined, b: 0, secret: "s" },
    ];
    const csv = await textOf(exportRows(once(...(rows as Record<"a" | "b", unknown>[])), ["a", "b"], "csv"));
    expect(csv).toBe("a,b\r\n,\r\n,0\r\n");
    const json = await textOf(
      exportRows(once(...(rows as Record<"a" | "b", unknown>[])), ["a", "b"], "ndjson"),
    );
    expect(json).toBe('{"a":null,"b":null}\n{"a":null,"b":0}\n');
  });
});

describe("a page", () => {
  it("has its rows and a cursor only where another row came with them, for any size", () =>
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (rows, limit) => {
        const { items, next } = pageOf(rows.slice(0, limit + 1), limit, (row) => [row]);
        expect(items).toEqual(rows.slice(0, limit));
        expect(next === null).toBe(rows.length <= limit);
      }),
    ));
});

describe("a text for the log", () => {
  const part = fc.string({ unit: fc.constantFrom(..."abcdefXYZ0189_-"), minLength: 20, maxLength: 60 });

  it("has no token in it, wherever it stands and however much of it there is", () =>
    fc.assert(
      fc.property(
        part,
        part,
        fc.constantFrom(" ", '"', "=", "Bearer ", "\n"),
        (payload, signature, before) => {
          for (const token of [
            `eyJhbGciOi.${payload}.${signature}`,
            `eyJhbGciOi${payload}`,
            `eyJhbGciOi${payload}.`,
          ]) {
            const logged = withoutSecrets(`failed:${before}${token}${before}`);
            expect(logged).not.toContain(payload);
            expect(logged).not.toContain(signature);
          }
        },
      ),
    ));

  it.each([
    "code",
    "state",
    "nonce",
    "token",
    "access_token",
    "id_token",
    "refresh_token",
    "code_verifier",
    "client_secret",
    "client_assertion",
    "CODE",
  ])("has no value of %s in it, in an address or in a form", (name) => {
    for (const text of [`/cb?a=1&${name}=hunter2&b=2`, `${name}=hunter2`, `"https://x/?${name}=hunter2"`])
      expect(withoutSecrets(text), text).not.toContain("hunter2");
  });

  it("keeps the rest, such as a word that only ends alike", () => {
    for (const text of ["postcode=12345", "a status=ok line", "anna@demo.test", "eyJ", "key=eyJa"])
      expect(withoutSecrets(text)).toBe(text);
  });
});

describe("a text that is cut for a column", () => {
  it("fits, begins alike and is text that a database keeps as it is", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 12 }), (text, length) => {
        const short = shortText(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(text.length <= length ? short === text : text.startsWith(short.slice(0, length - 1))).toBe(
          true,
        );
        expect(short.isWellFormed()).toBe(true);
      }),
    ));
});

describe("a language tag", () => {
  it("is its own canonical form, and is read back by the schema of the API", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("de", "PT_br", "zh-hant-tw", "sr_Latn", "es-419", "sl-rozaj", "EN"),
        (typed) => {
          const tag = languageTag(typed);
          expect(languageTag(tag ?? "")).toBe(tag);
          expect(new RegExp(languageTagSchema.pattern).test(tag ?? "")).toBe(true);
        },
      ),
    ));

  it("is nothing that could end in a header or a path", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const tag = languageTag(typed);
        if (tag !== null) expect(tag).toMatch(/^[A-Za-z0-9-]{2,35}$/);
      }),
    ));
});

describe("a size", () => {
  it("that is shown and typed again is at most a twentieth off, and never turns into unlimited", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (bytes) => {
        const again = parseByteSize(formatByteSize(bytes).replace(" bytes", ""));
        if (again !== null) expect(Math.abs(again - bytes) / bytes).toBeLessThanOrEqual(0.05);
        expect(again).not.toBe(0);
      }),
    ));
});

it("what is text everywhere is found to be so, and one half of a character is found wherever it stands", () =>
  fc.assert(
    fc.property(
      fc.jsonValue({ stringUnit: "grapheme" }),
      fc.constantFrom("\ud800", "\udfff", "x\udc00y"),
      (value, half) => {
        expect(textProblem(value)).toBeNull();
        for (const spoilt of [[value, half], { a: value, b: { c: half } }, { [half]: value }])
          expect(textProblem(spoilt)).not.toBeNull();
      },
    ),
  ));
