import type { CompiledMessage } from "icu-minify/format";

type Part = Exclude<CompiledMessage, string>[number];

/** A message and how far it has been read. */
interface Reading {
  readonly message: string;
  at: number;
}

/** How use-intl numbers the kinds of arguments (icu-minify's `types.ts`). */
const kindsWithCases: Partial<Record<string, number>> = { select: 1, plural: 2, selectordinal: 3 };
const kindsWithStyle: Partial<Record<string, number>> = { number: 4, date: 5, time: 6 };
const pound = 0;

/**
 * Parses a message (https://formatjs.github.io/docs/core-concepts/icu-syntax) to what use-intl formats. It is a tenth of the parser that
 * use-intl brings, since of the many styles of numbers and dates it knows those by a name, and decimals (`::.0#`). Throws on what it does not know.
 */
export function parseMessage(message: string): CompiledMessage {
  const parts = partsUntil({ message, at: 0 }, null, false);
  const [first = ""] = parts;
  return parts.length < 2 && typeof first === "string" ? first : parts;
}

/** What comes next, if it is this (sticky); it has been read then. */
function take(reading: Reading, wanted: RegExp): RegExpExecArray | null {
  wanted.lastIndex = reading.at;
  const found = wanted.exec(reading.message);
  if (found) reading.at = wanted.lastIndex;
  return found;
}

const unknown = ({ message, at }: Reading) => new Error(`Cannot parse at ${at}: ${message}`);

function expected(reading: Reading, wanted: RegExp): RegExpExecArray {
  const found = take(reading, wanted);
  if (!found) throw unknown(reading);
  return found;
}

/** The parts up to what ends them, or to the end of the message; text in one piece. */
function partsUntil(reading: Reading, end: RegExp | null, counts: boolean): Part[] {
  const parts: Part[] = [];
  while (end ? !take(reading, end) : reading.at < reading.message.length) {
    const part = nextPart(reading, end !== null, counts);
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

function nextPart(reading: Reading, inside: boolean, counts: boolean): Part {
  if (take(reading, /\{/y)) return readArgument(reading);
  if (counts && take(reading, /#/y)) return pound;
  const element = take(reading, /<([a-z][\w.-]*)>/iy)?.[1];
  if (element) {
    const parts = partsUntil(reading, new RegExp(`</${element}>`, "y"), counts);
    return [element, parts[0] ?? "", ...parts.slice(1)];
  }
  const quoted = take(reading, counts ? /'([{}<>#](?:[^']|'')*)(?:'|$)/y : /'([{}<>](?:[^']|'')*)(?:'|$)/y);
  if (quoted) return `${quoted[1]}`.replaceAll("''", "'");
  if (take(reading, /''/y)) return "'";
  // A brace or an angle bracket that is left is a mistake, except for one that cannot be anything else.
  return expected(reading, inside ? /[^{}<#']+|['#]|<(?![a-z/])/iy : /[^{<#']+|['#]|<(?![a-z/])/iy)[0];
}

/** An argument, behind its opening brace. */
function readArgument(reading: Reading): Part {
  const [, name = "", kind = ""] = expected(reading, /\s*(\w+)\s*(?:,\s*(\w+)\s*)?/y);
  const withCases = kindsWithCases[kind];
  if (withCases) return [name, withCases, readCases(reading, kind !== "select")];
  const withStyle = kindsWithStyle[kind];
  if (kind && !withStyle) throw unknown(reading);
  const style = withStyle && readStyle(reading, kind);
  expected(reading, /\}/y);
  if (!withStyle) return [name];
  return style ? [name, withStyle, style] : [name, withStyle];
}

function readStyle(reading: Reading, kind: string): string | Intl.NumberFormatOptions | undefined {
  const [, style, always = "", rest = ""] = take(reading, /,\s*(?:(\w+)|::\.(0*)(#*))\s*/y) ?? [];
  if (!always && !rest) return style ?? (kind === "time" ? "medium" : undefined);
  return {
    ...(always ? { minimumFractionDigits: always.length } : {}),
    maximumFractionDigits: always.length + rest.length,
  };
}

/** The cases of a plural or a choice, and its closing brace. */
function readCases(reading: Reading, counts: boolean): Record<string, Part | Part[]> {
  // A choice may be called as everything is called that objects have.
  const cases: Record<string, Part | Part[]> = Object.create(null);
  expected(reading, /,/y);
  while (!take(reading, /\s*\}/y)) {
    const [, label = ""] = expected(reading, /\s*(=\d+|\w+)\s*\{/y);
    const parts = partsUntil(reading, /\}/y, counts);
    const [first = ""] = parts;
    cases[label] = parts.length < 2 && typeof first !== "object" ? first : parts;
  }
  return cases;
}
