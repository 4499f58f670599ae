import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** From 0 (guessed within a thousand tries) to 4 (more than ten thousand million), as zxcvbn counts. */
export type StrengthScore = 0 | 1 | 2 | 3 | 4;

export interface PasswordStrength {
  score: StrengthScore;
  /** What makes it easy to guess, where something stands out. */
  weakness: "word" | "pattern" | null;
}

/** Guessed within a million tries or so: refused for a new password. */
export const tooWeak = (score: StrengthScore): boolean => score < 2;

/** The work grows fast with the length and with what could be a letter in disguise: both are bounded, a tenth of a second each. */
const longest = 32;
const maxSubstitutions = 5;

let made: Promise<ZxcvbnFactory> | undefined;

/** Words, names and passwords of English and German: a megabyte, loaded when a password is first typed. */
async function make(): Promise<ZxcvbnFactory> {
  const [core, common, english, german] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
    import("@zxcvbn-ts/language-de"),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...german.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: longest,
    l33tMaxSubstitutions: maxSubstitutions,
  });
}

const patterns = /repeat|row|pattern|sequence|year|date/i;

function weaknessOf(warning: string | null): PasswordStrength["weakness"] {
  if (warning === null) return null;
  return patterns.test(warning) ? "pattern" : "word";
}

/**
 * How hard a password is to guess, by zxcvbn; works in a browser as well. `known`: what everybody knows of its owner. Of a
 * long one the beginning and the end are judged, and the better one counts.
 */
export async function passwordStrength(plain: string, known: readonly string[]): Promise<PasswordStrength> {
  made ??= make();
  const estimator = await made;
  const parts = plain.length > longest ? [plain.slice(0, longest), plain.slice(-longest)] : [plain];
  const inputs = known
    .flatMap((one) => [one, ...one.split("@"), ...one.split(/[@.]/)])
    .filter((one) => one.length > 2);
  const [best] = parts
    .map((part) => estimator.check(part, inputs))
    .sort((a, b) => b.guessesLog10 - a.guessesLog10);
  return {
    score: best?.score ?? 0,
    weakness: weaknessOf(best?.feedback.warning ?? null),
  };
}
