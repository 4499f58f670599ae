import { describe, expect, it } from "vitest";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { verbatim } from "@/lib/words/compose-text";

describe("text for the terminal", () => {
  it("aligns records and shows what is missing", () => {
    expect(
      recordText([
        ["name", "x"],
        ["long label", null],
        ["flags", [true, "a"]],
        ["none", []],
      ]),
    ).toBe("name        x\nlong label  -\nflags       yes, a\nnone        -\n");
  });

  it("aligns tables without blanks at the ends of lines", () => {
    expect(
      tableText(
        [verbatim("A"), verbatim("B")],
        [
          ["wide", new Date(0)],
          ["x", false],
        ],
      ),
    ).toBe("A     B\nwide  1970-01-01T00:00:00.000Z\nx     no\n");
  });

  it("lets no stored text drive the terminal", () => {
    expect(recordText([["name", "a\u001b[2Jb\n"]])).toBe("name  a\uFFFD[2Jb\uFFFD\n");
  });
});
