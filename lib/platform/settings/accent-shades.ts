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

/** The accent of one theme: `#rrggbb` each, and how well it reads on the surface (WCAG 2.2, 1 to 21). */
interface Shades {
  surface: string;
  accent: string;
  strong: string;
  /** Text on the accent. */
  ink: string;
  wash: string;
  contrast: number;
}

function shadesOn(colour: Colour, ground: Colour, goal: Colour, ink: string): Shades {
  const accent = readable(colour, ground, goal);
  const surface = hexOf(ground);
  return {
    surface,
    accent: hexOf(accent),
    strong: hexOf(mix(accent, goal, 0.25)),
    ink,
    wash: hexOf(mix(ground, accent, 0.1)),
    contrast: contrast(hexOf(accent), surface),
  };
}

/** What is made of one colour, `#rrggbb`, in both themes; readable whatever it is. */
export function accentShades(hex: string): { light: Shades; dark: Shades } {
  const colour = parse(hex);
  return {
    light: shadesOn(colour, white, black, "#ffffff"),
    dark: shadesOn(colour, darkSurface, white, "#0f1315"),
  };
}

const variables = ({ accent, strong, ink, wash }: Shades): string =>
  [`--accent:${accent}`, `--accent-strong:${strong}`, `--accent-ink:${ink}`, `--accent-wash:${wash}`].join(
    ";",
  );

/** The accent's variables of both themes for one colour, `#rrggbb`, as a style sheet. Doubled `:root` wins over globals.css. */
export function accentStyle(hex: string): string {
  const { light, dark } = accentShades(hex);
  const always = `:root:root[data-appearance=dark]{${variables(dark)}}`;
  const byDevice = `@media (prefers-color-scheme:dark){:root:root:not([data-appearance=light]){${variables(dark)}}}`;
  return `:root:root{${variables(light)}}${byDevice}${always}`;
}
