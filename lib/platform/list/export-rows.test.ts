import { describe, expect, it } from "vitest";
import { type ExportFormat, exportRows } from "@/lib/platform/list/export-rows";

async function* pages() {
  yield [{ at: new Date(0), who: '=1+1,"x"', count: -1, changes: { a: 1 }, secret: "s" }];
  yield [{ at: new Date(1_000), who: "a\r\nb", count: 2, changes: null, secret: "s" }];
}
async function* one(who: string) {
  yield [{ who }];
}
async function text(format: ExportFormat): Promise<string> {
  let all = "";
  for await (const part of exportRows(pages(), ["at", "who", "count", "changes"], format)) all += part;
  return all;
}

describe("exportRows", () => {
  it("writes CSV that no spreadsheet executes and no name can break", async () => {
    expect(await text("csv")).toBe(
      'at,who,count,changes\r\n1970-01-01T00:00:00.000Z,"\'=1+1,""x""",-1,"{""a"":1}"\r\n' +
        '1970-01-01T00:00:01.000Z,"a\r\nb",2,\r\n',
    );
  });

  it.each(["=1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", "＝1", "＋1", "－1", "＠x"])(
    "marks %j as text",
    async (who) => {
      let all = "";
      for await (const part of exportRows(one(who), ["who"], "csv")) all += part;
      expect(all.split("who\r\n")[1]?.replace('"', "").charAt(0)).toBe("'");
    },
  );

  it("writes one JSON document a line, of the named columns only", async () => {
    const lines = (await text("ndjson")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: "1970-01-01T00:00:00.000Z", who: '=1+1,"x"', count: -1, changes: { a: 1 } },
      { at: "1970-01-01T00:00:01.000Z", who: "a\r\nb", count: 2, changes: null },
    ]);
  });
});
