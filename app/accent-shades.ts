type Colour = readonly [red: number, green: number, blue: number];

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
/** The surfaces of both themes, as in globals.css. */
const darkSurface: Colour = [23, 28, 31];

const parse = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
const mix = (from: Colour, to: Colour, part: number): Colour =>
  from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * part)) as unknown as Colour;
const hexOf = (colour: Colour): string =>
  `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, `#rrggbb`, by WCAG 2.2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, moved towards `goal` until text in it on `surface`, and on a wash of it, is readable (4.5:1, and some to spare). */
function readable(colour: Colour, surface: Colour, goal: Colour): Colour {
  for (let part = 0; part < 1; part += 0.02) {
    const shade = mix(colour, goal, part);
    if (contrast(hexOf(shade), hexOf(surface)) >= 6) return shade;
  }
  return goal;
}

const variables = (accent: Colour, ink: string, surface: Colour, goal: Colour): string =>
  [
    `--accent:${hexOf(accent)}`,
    `--accent-strong:${hexOf(mix(accent, goal, 0.25))}`,
    `--accent-ink:${ink}`,
    `--accent-wash:${hexOf(mix(surface, accent, 0.1))}`,
  ].join(";");

/** The accent's variables of both themes for one colour, `#rrggbb`, as a style sheet; readable whatever it is. Doubled `:root` wins over globals.css. */
export function accentStyle(hex: string): string {
  const colour = parse(hex);
  const light = variables(readable(colour, white, black), "#ffffff", white, black);
  const dark = variables(readable(colour, darkSurface, white), "#0f1315", darkSurface, white);
  return `:root:root{${light}}@media (prefers-color-scheme:dark){:root:root{${dark}}}`;
}
