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
export function textProblem(value: unknown): TextProblem | null {
  const found = problemAt(value, 0);
  if (!found) return null;
  const { problem, path } = found;
  return { path: problem === "nesting" ? (path[0] ?? "") : path.join("."), text: problems(problem) };
}

interface Found {
  problem: "halfCharacter" | "nesting" | "names";
  /** From the value that was looked at; the names are put together on the way back, since nearly every value has no problem. */
  path: string[];
}

function problemAt(value: unknown, depth: number): Found | null {
  if (typeof value === "string") return value.isWellFormed() ? null : { problem: "halfCharacter", path: [] };
  if (!isData(value)) return null;
  if (depth === maxDepth) return { problem: "nesting", path: [] };
  for (const name of Object.keys(value)) {
    if (!name.isWellFormed()) return { problem: "names", path: [] };
    const found = problemAt(value[name], depth + 1);
    if (found) return { ...found, path: [name, ...found.path] };
  }
  return null;
}

/** Lists and plain objects; files, dates and the like hold no text of ours. */
function isData(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const kind = Object.getPrototypeOf(value);
  return Array.isArray(value) || kind === Object.prototype || kind === null;
}
