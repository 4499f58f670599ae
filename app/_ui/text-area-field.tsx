import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { controlClass, FieldFrame, useFieldIds } from "@/app/_ui/field";

interface TextAreaFieldProps extends Omit<ComponentProps<"textarea">, "id"> {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

/** A labelled text input of several lines. */
export function TextAreaField({ label, hint, error, className, ...area }: TextAreaFieldProps) {
  const { id, control } = useFieldIds({ hint, error });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea rows={3} {...area} {...control} className={classNames(controlClass, "py-2", className)} />
    </FieldFrame>
  );
}
