import { describe, expect, it } from "vitest";
import { logoImage } from "@/lib/platform/settings/logo-image";

const svg = (text: string) => ({ mediaType: "image/svg+xml", base64: Buffer.from(text).toString("base64") });
const taken = (image: unknown) => logoImage.safeParse(image).success;

describe("logoImage", () => {
  it("takes PNG and plain SVG", () => {
    expect(
      taken(svg('<?xml version="1.0"?>\n<svg viewBox="0 0 1 1"><path d="M0 0" fill="url(#g)"/></svg>\n')),
    ).toBe(true);
    const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100)]);
    expect(taken({ mediaType: "image/png", base64: png.toString("base64") })).toBe(true);
  });

  it.each([
    "<svg><script>alert(1)</script></svg>",
    '<svg onload="alert(1)"></svg>',
    '<svg><g\nonclick = "x"/></svg>',
    '<svg><a href="https://x.test"/></svg>',
    '<svg><image xlink:href="https://x.test/p.png"/></svg>',
    '<svg><rect fill="url(https://x.test/#a)"/></svg>',
    '<svg><style>@import "x"</style></svg>',
    "<svg><foreignObject/></svg>",
    '<svg xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></svg>',
    '<svg xmlns:ä="http://www.w3.org/2000/svg"><ä:foreignObject/></svg>',
    '<svg xmlns:x="http://www.w3.org/2000/svg"><x:style>*{}</x:style></svg>',
    '<?xml version="1.0" encoding="iso-2022-jp"?><svg><\u001b(Bscript>alert(1)</\u001b(Bscript></svg>',
    "<?xml version='1.0' encoding='UTF-16'?><svg></svg>",
    '<?xml-stylesheet href="https://x.test/"?><svg></svg>',
    "<svg><set attributeName='x'/></svg>",
    "<svg><g>&#60;script></g></svg>",
    "<svg></svg><p>",
    "<svgx></svg>",
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg></svg>',
    "<html></html>",
    "no picture",
  ])("refuses %s", (text) => {
    expect(taken(svg(text))).toBe(false);
  });

  it.each([
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<svg></svg>',
    "<?xml version='1.0' encoding='iso-8859-1'?><svg></svg>",
    '<svg xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sign</dc:title><dc:assets/></svg>',
    "  <svg\n><path fill=\"url( '#g' )\"/></svg>  ",
  ])("takes %s", (text) => expect(taken(svg(text))).toBe(true));

  it("may be exactly 200 KiB", () => {
    const padded = (bytes: number) => svg(`<svg>${" ".repeat(bytes - 11)}</svg>`);
    expect([taken(padded(200 * 1_024)), taken(padded(200 * 1_024 + 1))]).toEqual([true, false]);
  });

  it("refuses what is too large or of another kind", () => {
    expect(taken(svg(`<svg>${" ".repeat(210_000)}</svg>`))).toBe(false);
    expect(taken({ ...svg("<svg></svg>"), mediaType: "text/html" })).toBe(false);
    expect(taken({ ...svg("<svg></svg>"), mediaType: "image/png" })).toBe(false);
  });
});
