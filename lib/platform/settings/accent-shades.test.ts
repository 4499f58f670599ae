import { describe, expect, it } from "vitest";
import { accentShades, accentStyle, contrast } from "@/lib/platform/settings/accent-shades";

const value = (style: string, name: string): string =>
  new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(style)?.[1] ?? "";

describe("accentStyle", () => {
  it.each(["#000000", "#ffffff", "#ffff00", "#0b5d70", "#ff0000", "#808080", "#0000ff"])(
    "is readable in both themes for %s",
    (colour) => {
      const [light = "", dark = ""] = accentStyle(colour).split("@media");
      for (const [style, surface] of [
        [light, "#ffffff"],
        [dark, "#171c1f"],
      ] as const) {
        expect(contrast(value(style, "accent"), surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(value(style, "accent"), value(style, "accent-ink"))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(value(style, "accent"), value(style, "accent-wash"))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(value(style, "accent-strong"), surface)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it("keeps a colour that is readable as it is", () => {
    expect(value(accentStyle("#0b5d70"), "accent")).toBe("#0b5d70");
  });

  it("tells what it has made of a colour, and how readable that is", () => {
    const { light, dark } = accentShades("#ffff00");
    expect(light.accent).not.toBe("#ffff00");
    expect(light.contrast).toBeGreaterThanOrEqual(6);
    expect(dark).toMatchObject({ accent: "#ffff00", surface: "#171c1f" });
  });
});
