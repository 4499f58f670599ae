import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/app/_ui/class-names";

export const controlClass =
  "block w-full min-h-10 rounded-lg border border-control bg-surface px-3 text-base text-ink sm:text-sm " +
  "placeholder:text-muted aria-invalid:border-danger";

interface FieldFrameProps {
  label: string;
  /** One line of help under the label. */
  hint?: ReactNode;
  error?: string | undefined;
}

export interface FieldProps extends FieldFrameProps, Omit<ComponentProps<"input">, "id"> {}

/** Ids and ARIA attributes that tie a control to its label, hint and error. */
export function useFieldIds({ hint, error }: Pick<FieldFrameProps, "hint" | "error">) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    control: {
      id,
      "aria-invalid": error ? (true as const) : undefined,
      "aria-describedby": describedBy || undefined,
    },
  };
}

/** Label, hint, control and error in their fixed order. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: FieldFrameProps & { id: string; children: ReactNode }) {
  return (
    // Each part has a row of its own, there or not: `FieldGrid` lines them up with those of the neighbours.
    <div data-field className="grid grid-cols-1 content-start">
      <label htmlFor={id} className="row-start-1 mb-1.5 text-sm font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="row-start-2 -mt-1 mb-1.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <div className="row-start-3">{children}</div>
      {error ? (
        <p id={`${id}-error`} className="row-start-4 mt-1.5 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A labelled one-line text input. */
export function Field({ label, hint, error, className, ...input }: FieldProps) {
  const { id, control } = useFieldIds({ hint, error });
  return (
    <FieldFrame id={id} label={label} hint={hint} {...(error ? { error } : {})}>
      <input {...input} {...control} className={classNames(controlClass, className)} />
    </FieldFrame>
  );
}
