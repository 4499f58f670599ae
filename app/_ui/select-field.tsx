import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { controlClass, FieldFrame, useFieldIds } from "@/app/_ui/field";

interface SelectFieldProps extends Omit<ComponentProps<"select">, "id" | "children"> {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly { value: string; label: string }[];
}

/** A labelled choice from a short list; the browser's own control, so it works on every device and without script. */
export function SelectField({ label, hint, error, options, className, ...select }: SelectFieldProps) {
  const { id, control } = useFieldIds({ hint, error });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select {...select} {...control} className={classNames(controlClass, className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
