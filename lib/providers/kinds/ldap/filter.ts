import {
  AndFilter,
  EqualityFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  OrFilter,
  PresenceFilter,
} from "ldapts";

/** Bytes above ASCII that are written as escapes, which the parser would take for one character each. */
const escapedBytes = /(?:\\[89a-f][0-9a-f])+/gi;

/** Filters of people's directories are short; a longer one is a mistake. */
export const longestFilter = 2_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });

const asText = (escapes: string): string => utf8.decode(Buffer.from(escapes.replaceAll("\\", ""), "hex"));

/** A filter that an administrator has written (RFC 4515); null for what is none. */
export function readFilter(text: string): Filter | null {
  try {
    return text.startsWith("(") ? FilterParser.parseString(text.replace(escapedBytes, asText)) : null;
  } catch {
    return null;
  }
}

/** Values stand in these by themselves, never as part of a text, so that nothing of them is read as syntax. */
export const equals = (attribute: string, value: string | Buffer): Filter =>
  new EqualityFilter({ attribute, value });
export const atLeast = (attribute: string, value: string): Filter =>
  new GreaterThanEqualsFilter({ attribute, value });
export const present = (attribute: string): Filter => new PresenceFilter({ attribute });
export const allOf = (...filters: Filter[]): Filter => new AndFilter({ filters });
export const anyOf = (...filters: Filter[]): Filter => new OrFilter({ filters });

/** As `readFilter`, for a filter that the settings' schema has checked. */
export function filterOf(text: string): Filter {
  const filter = readFilter(text);
  if (!filter) throw new Error(`${text} is no filter`);
  return filter;
}
