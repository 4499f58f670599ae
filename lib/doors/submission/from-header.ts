import { type CanonicalAddress, canonicalAddress } from "@/lib/platform/address/address";

/*
 * The addresses of a From line, read strictly (RFC 5322, section 3.4): two programs that read a loose one differently would show
 * two different senders. What an own address never needs (groups, routes, quoted local parts, domain literals) is not read.
 */

interface Token {
  kind: "word" | "quoted" | "special";
  text: string;
}

/** Deeper nested comments are nobody's name. */
const deepestComment = 10;
const specials = new Set('<>@,;:.[]()\\"');

/** Where a quoted text or a comment ends, which begins at `start`; -1: it never does. */
function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++)
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  return -1;
}

function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++)
    if (text[at] === "\\") at++;
    else if (text[at] === "(" && ++depth > deepestComment) return -1;
    else if (text[at] === ")" && --depth === 0) return at;
  return -1;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && !specials.has(character) && !/[\s\p{Cc}]/u.test(character);

function endOfWord(text: string, start: number): number {
  let at = start;
  while (isWordCharacter(text[at + 1])) at++;
  return at;
}

/** The next token from `at` on, and where it ends; a comment or a blank has none. Null: unreadable. */
function nextToken(text: string, at: number): { end: number; token?: Token } | null {
  const first = text[at] ?? "";
  if (/[ \t\r\n]/.test(first)) return { end: at };
  if (first === "(") {
    const end = endOfComment(text, at);
    return end < 0 ? null : { end };
  }
  if (first === '"') {
    const end = endOfQuoted(text, at);
    return end < 0 ? null : { end, token: { kind: "quoted", text: text.slice(at, end + 1) } };
  }
  if (specials.has(first)) return { end: at, token: { kind: "special", text: first } };
  if (!isWordCharacter(first)) return null;
  const end = endOfWord(text, at);
  return { end, token: { kind: "word", text: text.slice(at, end + 1) } };
}

/** The tokens of each part between commas, without comments and blanks; null: unreadable. */
function partsOf(text: string): Token[][] | null {
  const parts: Token[][] = [[]];
  for (let at = 0; at < text.length; at++) {
    const next = nextToken(text, at);
    if (!next) return null;
    at = next.end;
    if (next.token?.kind === "special" && next.token.text === ",") parts.push([]);
    else if (next.token) parts.at(-1)?.push(next.token);
  }
  return parts;
}

const isPlain = ({ kind, text }: Token): boolean => kind === "word" || text === "." || text === "@";
const isOfName = ({ kind, text }: Token): boolean => kind !== "special" || text === ".";

/** `address` alone, or a name and `<address>` behind it. */
function addressOf(part: readonly Token[]): CanonicalAddress | null {
  const open = part.findIndex(({ kind, text }) => kind === "special" && text === "<");
  const inside = open < 0 ? part : part.slice(open + 1, -1);
  const closes = open < 0 || part.at(-1)?.text === ">";
  const name = part.slice(0, Math.max(0, open));
  if (!closes || !name.every(isOfName) || !inside.every(isPlain)) return null;
  return canonicalAddress(inside.map(({ text }) => text).join(""));
}

/** Every address that a From line names, in canonical form; null when it cannot be read for certain. */
export function fromAddresses(value: string): CanonicalAddress[] | null {
  const found = partsOf(value)?.map(addressOf) ?? null;
  return found?.every((address) => address !== null) ? found : null;
}
