/** IANA's longest name has 32 characters; some room to spare. */
const longestTimeZone = 64;

/** An IANA time zone in its canonical spelling, or null when the text is none. */
export function timeZone(text: string): string | null {
  if (text.length > longestTimeZone || !/^[A-Za-z]/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
