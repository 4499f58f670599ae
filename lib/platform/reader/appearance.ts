/** Which colours pages have: those of the device, or always light or dark ones. */
export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

/** An appearance as a cookie or a form says it; the device's for anything else. */
export const appearanceOf = (given: unknown): Appearance =>
  appearances.find((one) => one === given) ?? "system";
