import { deleteWords } from "@/lib/words/delete-words";
import { derivedText, type English, type Text } from "@/lib/words/text";

interface ButtonWords<Words> {
  /** On the button and, unless `confirm` is given, on the one that does it. */
  label: Words;
  question: Words;
  /** What follows from it. */
  consequence: Words;
  confirm?: Words;
  /** While it is being done. */
  pending: Words;
  /** Of what leaves everything as it is; left out: "Cancel". */
  keep?: Words;
  /** Given: the last name of the key must be typed first, and this is said where it is another. */
  mistyped?: Words;
}

type Input = Readonly<Record<string, unknown>>;

/** How an operation is declared as a button; its texts may ask for values that the page gives, such as `{name}`. */
export interface DeclaredButton extends ButtonWords<English> {
  /** What the operation's input says, where there is any to say. */
  input?: Input;
}

/** A button that does an operation after asking, with an input that no page can change. */
export interface Button extends Required<Omit<ButtonWords<Text>, "mistyped">> {
  mistyped: Text | null;
  input: Input;
}

export type Buttons = Readonly<Record<string, Button>>;

/** The button of what deletes something; its page says `name`. */
export const deletion = (consequence: string, mistyped?: string): DeclaredButton => ({
  label: deleteWords("delete"),
  question: derivedText(deleteWords.namespace, "question", deleteWords.english.question),
  consequence,
  pending: deleteWords("deleting"),
  ...(mistyped === undefined ? {} : { mistyped }),
});

/** The buttons of an operation. Their keys follow from its name and theirs: `api-key.revoke.revoke.question`. */
export const buttonsOf = (operation: string, declared: Readonly<Record<string, DeclaredButton>>): Buttons =>
  Object.fromEntries(
    Object.entries(declared).map(([name, one]) => [name, withTexts(`${operation}.${name}`, one)]),
  );

function withTexts(name: string, { input = {}, ...said }: DeclaredButton): Button {
  const text = (key: keyof ButtonWords<English>, given: English): Text =>
    derivedText("operations", `${name}.${key}`, given);
  const label = text("label", said.label);
  return {
    input,
    label,
    question: text("question", said.question),
    consequence: text("consequence", said.consequence),
    confirm: said.confirm === undefined ? label : text("confirm", said.confirm),
    pending: text("pending", said.pending),
    mistyped: said.mistyped === undefined ? null : text("mistyped", said.mistyped),
    keep: said.keep === undefined ? deleteWords("cancel") : text("keep", said.keep),
  };
}
