import { type Text, words } from "@/lib/words/text";

const problems = words("input.wellFormed", {
  halfCharacter: "must not contain an incomplete character",
  nesting: "must not be nested so deeply",
  names: "must not have names with an incomplete character",
});

/** More than any document of ours has; a deeper one is there to exhaust whoever walks through it. */
const maxDepth = 64;

/** What is wrong with a value from outside, and where, such as `items.0.name`. */
export interface TextProblem {
  path: string;
  text: Text;
}

/**
 * The first text in a value that is none, or a nesting that nobody needs; null when there is neither. A lone half of a
 * surrogate pair is no character (Unicode 15, D75): it has no UTF-8 form, so that no database, no log and no other
 * program could keep it. JSON can carry one all the same (`"\ud800"`, RFC 8259 8.2).
 */
export function textProblem(value: unknown, path: readonly string[] = []): TextProblem | null {
  if (typeof value === "string")
    return value.isWellFormed() ? null : { path: path.join("."), text: problems("halfCharacter") };
  if (!isData(value)) return null;
  if (path.length === maxDepth) return { path: path[0] ?? "", text: problems("nesting") };
  for (const [name, inner] of Object.entries(value)) {
    const problem = name.isWellFormed()
      ? textProblem(inner, [...path, name])
      : { path: path.join("."), text: problems("names") };
    if (problem) return problem;
  }
  return null;
}

/** Lists and plain objects; files, dates and the like hold no text of ours. */
function isData(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const kind = Object.getPrototypeOf(value);
  return Array.isArray(value) || kind === Object.prototype || kind === null;
}
