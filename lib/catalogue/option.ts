import type { FieldOption } from "@/lib/catalogue/field";
import { derivedText, type English } from "@/lib/words/text";

/** A part of an operation's input as an option of the command line; `name` is given where it is not that of the part. */
export interface DeclaredOption extends Pick<FieldOption<English>, "value" | "help"> {
  name?: string;
}

export type NamedOptions = Readonly<Record<string, FieldOption>>;

/** `mayImpersonate` to `may-impersonate`. */
export const optionName = (part: string): string =>
  part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options of an operation, by the parts of its input. Their keys follow from its name and theirs: `alias.list.search.help`. */
export const optionsOf = (
  operation: string,
  declared: Readonly<Record<string, DeclaredOption>>,
): NamedOptions =>
  Object.fromEntries(
    Object.entries(declared).map(([part, { name = optionName(part), help, ...rest }]) => [
      part,
      { ...rest, name, help: derivedText("operations", `${operation}.${part}.help`, help) },
    ]),
  );
