import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

type Argument = "value" | "number" | "moment" | "choice" | "element";

function argumentsIn(elements: readonly MessageFormatElement[]): [string, Argument][] {
  return elements.flatMap((element): [string, Argument][] => {
    if (isArgumentElement(element)) return [[element.value, "value"]];
    if (isNumberElement(element)) return [[element.value, "number"]];
    if (isDateElement(element) || isTimeElement(element)) return [[element.value, "moment"]];
    if (isTagElement(element)) return [[element.value, "element"], ...argumentsIn(element.children)];
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const kind = isPluralElement(element) ? "number" : "choice";
    return [
      [element.value, kind],
      ...Object.values(element.options).flatMap(({ value }) => argumentsIn(value)),
    ];
  });
}

/** What a message asks for, by name; one that is counted or chosen by anywhere is that. Throws for what is no ICU message. */
export function messageArguments(message: string): Map<string, Argument> {
  const found = argumentsIn(parse(message));
  return new Map(
    [...found].sort(([, one], [, other]) => Number(other === "value") - Number(one === "value")),
  );
}

const samples: Record<Argument, unknown> = {
  value: "x",
  number: 2,
  moment: new Date(0),
  choice: "other",
  element: (chunks: unknown) => chunks,
};

/** Values with which a message can be said. */
export const sampleValues = (message: string) =>
  Object.fromEntries([...messageArguments(message)].map(([name, kind]) => [name, samples[kind]]));
