export interface JsonBounds {
  /** How deep lists and objects may stand in each other. */
  depth: number;
  /** How many values there may be in all; small ones take up to twenty times their text in memory. */
  values: number;
}

/** Why a text was not parsed. Never quotes it: it may hold a token. */
export class JsonProblem extends Error {
  override name = "JsonProblem";

  constructor(
    readonly kind: "notJson" | "tooDeep" | "tooMany",
    /** What it goes beyond. */
    readonly count = 0,
  ) {
    super(kind);
  }
}

const quote = 0x22;
const backslash = 0x5c;
const [comma, colon] = [0x2c, 0x3a];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Parses JSON whose depth and number of values were counted before anything was made of it. Throws `JsonProblem`. */
export function parseBoundedJson(text: string, bounds: JsonBounds): unknown {
  refuseBeyond(text, bounds);
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonProblem("notJson");
  }
}

function refuseBeyond(text: string, bounds: JsonBounds): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) at = endOfString(text, at + 1);
    else if (character === comma || character === colon) values++;
    else if (opening.has(character)) {
      values++;
      if (++depth > bounds.depth) throw new JsonProblem("tooDeep", bounds.depth);
    } else if (closing.has(character)) depth--;
    if (values > bounds.values) throw new JsonProblem("tooMany", bounds.values);
  }
}

/** Where the string ends that begins here; the end of the text when it does not. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === backslash) at++;
    else if (character === quote) return at;
  }
  return text.length;
}
