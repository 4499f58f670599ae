import type { InputWords } from "@/app/(console)/field-form";

type Texts = Readonly<Record<string, string>>;

interface Filling {
  words?: Readonly<Record<string, InputWords>>;
  values: Texts;
  problems?: Texts | undefined;
  /** Names of fields that are marked as pinned. */
  pinned?: readonly string[];
  /** How the label of such a field says so. */
  pinnedLabel?: (label: string) => string;
}

/** What a form itself says of a field, in the place of the field's own words. */
interface OwnWords {
  label: string;
  hint?: string | undefined;
}

/**
 * The inputs of a form, by name: what stands in each, what is wrong with it, and the words of its field. Throws for a field
 * that nothing is said of.
 */
export function filledInputs(filling: Filling) {
  const { words = {}, values, problems = {}, pinned = [], pinnedLabel = (label) => label } = filling;
  const wordsOf = (name: string, own: OwnWords | undefined = words[name]) => {
    if (!own) throw new Error(`nothing is said of the field ${name}`);
    return { label: pinned.includes(name) ? pinnedLabel(own.label) : own.label, hint: own.hint };
  };
  const file = (name: string, own?: OwnWords) => ({ name, ...wordsOf(name, own), error: problems[name] });
  const text = (name: string, own?: OwnWords) => ({
    ...file(name, own),
    defaultValue: values[name] ?? "",
    // What a browser knows is about who sits before it, and a form of the console about somebody else.
    autoComplete: "off",
  });
  return {
    values,
    problems,
    text,
    /** What is chosen of a list. */
    chosenOf: (name: string): string[] => values[name]?.split(",").filter(Boolean) ?? [],
    /** A browser takes no value for a file that somebody has not chosen. */
    file,
    choice: (name: string) => ({ ...text(name), options: words[name]?.options ?? [] }),
    tick: (name: string, own?: OwnWords) => {
      const { label, hint: detail } = wordsOf(name, own);
      return { name, label, detail, defaultChecked: values[name] === "on" };
    },
  };
}

export type FilledInputs = ReturnType<typeof filledInputs>;
