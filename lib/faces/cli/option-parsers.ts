import { InvalidArgumentError } from "commander";
import ipaddr from "ipaddr.js";
import { said } from "@/lib/faces/cli/said";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";
import { parseByteSize } from "@/lib/platform/input/byte-size";
import { type Text, words } from "@/lib/words/text";

const valueWords = words("cli.value", {
  empty: "This is empty. Enter none for an empty list.",
  size: "Enter a size such as 512M, 5G or 1T. 0 means unlimited.",
  count: "Enter a whole number, or none.",
  version: "Enter the version you last saw, such as 3.",
  protocol: "{name} isn't a protocol. Protocols: {known}.",
  network: "{name} isn't a network. Enter networks like 192.0.2.0/24.",
  moment: "Enter a date such as 2027-01-31, or a date and time such as 2027-01-31T18:00:00Z.",
  mapping: "Enter VALUE=TEMPLATE, such as staff=big.",
  claimMapping: "Enter CLAIM=VALUE=TEMPLATE, such as groups=/staff=big.",
});

/** The refusal of an option's value. */
export const wrongValue = (text: Text): InvalidArgumentError => new InvalidArgumentError(said(text));

/** `5G` to bytes; 0 is unlimited. */
export function byteSize(text: string): number {
  const bytes = parseByteSize(text);
  if (bytes === null) throw wrongValue(valueWords("size"));
  return bytes;
}

/** What an option takes away with `none`; not null, for which commander puts an empty text. */
export type OrNone<Value> = Value | "none";

/** `10G` to bytes; `none` or 0: no limit. */
export const byteLimit = (text: string): OrNone<number> =>
  text === "none" ? text : byteSize(text) || "none";

/** A number, or `none`: no limit. */
export function countLimit(text: string): OrNone<number> {
  if (text === "none") return text;
  if (!/^\d{1,9}$/.test(text)) throw wrongValue(valueWords("count"));
  return Number(text);
}

/** The `version` that an edit has seen. */
export function version(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw wrongValue(valueWords("version"));
  return Number(text);
}

/** `a, b` to its parts; empty ones are left out. */
export const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/**
 * `a.org,b.org` to a list; `none` is the empty one. An empty text is a mistake, such as a variable that is not set, and for many
 * lists the empty one means no limit.
 */
export function nameList(text: string): string[] {
  if (text === "none") return [];
  const names = list(text);
  if (names.length === 0) throw wrongValue(valueWords("empty"));
  return names;
}

/** `imap,smtp` to a list; `none` is the empty one, `all` every protocol. */
export function protocolList(text: string): ClientProtocol[] {
  if (text === "all") return [...clientProtocols];
  const names = nameList(text);
  const known: readonly string[] = clientProtocols;
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw wrongValue(valueWords("protocol", { name: wrong, known: clientProtocols.join(", ") }));
  return clientProtocols.filter((name) => names.includes(name));
}

/** `192.0.2.0/24,2001:db8::/32` to a list; a bare address is a network of one, `none` no list. */
export function networkList(text: string): string[] {
  return nameList(text).map((part) => {
    if (ipaddr.isValidCIDR(part)) return part;
    if (ipaddr.IPv4.isValidFourPartDecimal(part)) return `${part}/32`;
    if (ipaddr.IPv6.isValid(part)) return `${part}/128`;
    throw wrongValue(valueWords("network", { name: part }));
  });
}

/** Whether `2027-02-28` is a day that exists: V8 takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function momentOf(text: string, timeOfDay: string): Date {
  const [, day = "", time] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(text) ?? [];
  const date = new Date(time === undefined ? `${day}T${timeOfDay}Z` : text);
  if (!isDay(day) || Number.isNaN(date.getTime())) throw wrongValue(valueWords("moment"));
  return date;
}

/** `2027-01-31` (its end in UTC) or a moment such as `2027-01-31T18:00:00Z`, also with a fraction of a second as our JSON has it. */
export const moment = (text: string): Date => momentOf(text, "23:59:59");

/** The same, for what begins with a day: `2027-01-31` is its beginning. */
export const firstMoment = (text: string): Date => momentOf(text, "00:00:00");

/** `staff=big` to the pair, added to those before; the last `=` divides, since a claim's value may hold one. */
export function mapping(text: string, before: { value: string; template: string }[] = []) {
  const at = text.lastIndexOf("=");
  if (at < 1 || at === text.length - 1) throw wrongValue(valueWords("mapping"));
  return [...before, { value: text.slice(0, at), template: text.slice(at + 1) }];
}

/** `groups=/staff=big` to claim, value and template, added to those before; the first `=` ends the claim. */
export function claimMapping(
  text: string,
  before: { claim: string; value: string; template: string }[] = [],
) {
  const [, claim, value, template] = /^([^=]+)=(.+)=([^=]+)$/.exec(text) ?? [];
  if (!claim || !value || !template) throw wrongValue(valueWords("claimMapping"));
  return [...before, { claim, value, template }];
}
