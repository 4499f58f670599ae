/** GeneralizedTime in UTC (RFC 4517, section 3.3.13) in milliseconds; null for another text. */
export function readTime(text: string | null): number | null {
  if (text === null) return null;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?Z$/.exec(text);
  if (!parts) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second || 0);
}

/** A moment in milliseconds as GeneralizedTime, to the second. With a fraction, as Active Directory writes it, if told so. */
export const writeTime = (moment: number, fraction: "" | ".0" = ""): string =>
  `${new Date(moment).toISOString().replace(/[-:T]|\.\d+Z$/g, "")}${fraction}Z`;
