import type { ComponentProps } from "react";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const filterWords = words("console.filter", { all: "All" });

/** A choice in a list's filter; the first of all is not to narrow the list by it. */
export function FilterChoice({ options, ...rest }: ComponentProps<typeof SelectField>) {
  const t = useWords(filterWords);
  return <SelectField {...rest} options={[{ value: "", label: t("all") }, ...options]} />;
}
