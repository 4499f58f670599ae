import { describe, expect, it } from "vitest";
import { placeholdersOf, render } from "./render";

describe("render", () => {
  it("fills in every occurrence and leaves other braces alone", () => {
    expect(render("a {{PORT}} b {{PORT}} {x} $host {{lower}}", { PORT: 25 })).toBe(
      "a 25 b 25 {x} $host {{lower}}",
    );
  });

  it("takes a value as it is, even where String.replace would see a pattern", () => {
    expect(render("x={{SECRET}}", { SECRET: "a$&b$1" })).toBe("x=a$&b$1");
  });

  it("names what is missing", () => {
    expect(() => render("{{GATE_PORT}}", {})).toThrow("GATE_PORT");
  });

  it("refuses a value that would start a new line of configuration", () => {
    expect(() => render("user={{NAME}}", { NAME: "a\nroot" })).toThrow("line break");
  });

  it("lists placeholders once each", () => {
    expect(placeholdersOf("{{B}} {{A}} {{B}}")).toEqual(["B", "A"]);
  });
});
