import { type ChangeEvent, useState } from "react";

/** A choice on which it depends what else a form asks: what is chosen now, and what its field is given. */
export function useChosen<Given extends { defaultValue: string }>(field: Given) {
  const [chosen, setChosen] = useState(field.defaultValue);
  const onChange = ({ target }: ChangeEvent<HTMLSelectElement>) => setChosen(target.value);
  // Not controlled: React resets a sent form, and a select that it controls to the first of its options.
  return [chosen, { ...field, defaultValue: chosen, onChange }] as const;
}
