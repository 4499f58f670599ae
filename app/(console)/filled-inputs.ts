import type { InputWords } from "@/app/(console)/field-form";

type Texts = Readonly<Record<string, string>>;

/** The inputs of a form, by name: what stands in each, what is wrong with it, and the words of its field. */
export interface FilledInputs {
  values: Texts;
  problems: Texts;
  text: (name: string) => {
    name: string;
    label: string;
    hint?: string;
    defaultValue: string;
    error: string | undefined;
  };
  /** A file: a browser takes none that somebody has not chosen. */
  file: (name: string) => Omit<ReturnType<FilledInputs["text"]>, "defaultValue">;
  choice: (
    name: string,
  ) => ReturnType<FilledInputs["text"]> & { options: NonNullable<InputWords["options"]> };
  tick: (name: string) => { name: string; label: string; detail?: string; defaultChecked: boolean };
}

interface Filling {
  words?: Readonly<Record<string, InputWords>>;
  values: Texts;
  problems?: Texts | undefined;
  /** Names of fields that are marked as pinned. */
  pinned?: readonly string[];
  /** How the label of such a field says so. */
  pinnedLabel?: (label: string) => string;
}

export function filledInputs(filling: Filling): FilledInputs {
  const { words = {}, values, problems = {}, pinned = [], pinnedLabel = (label) => label } = filling;
  const label = (name: string) => {
    const said = words[name]?.label ?? "";
    return pinned.includes(name) ? pinnedLabel(said) : said;
  };
  const text: FilledInputs["text"] = (name) => {
    const hint = words[name]?.hint;
    return {
      name,
      label: label(name),
      ...(hint === undefined ? {} : { hint }),
      defaultValue: values[name] ?? "",
      error: problems[name],
    };
  };
  return {
    values,
    problems,
    text,
    file(name) {
      const { defaultValue: _, ...field } = text(name);
      return field;
    },
    choice: (name) => ({ ...text(name), options: words[name]?.options ?? [] }),
    tick: (name) => {
      const detail = words[name]?.hint;
      return {
        name,
        label: label(name),
        ...(detail === undefined ? {} : { detail }),
        defaultChecked: values[name] === "on",
      };
    },
  };
}
