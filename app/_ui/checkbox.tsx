import type { ComponentProps, ReactNode } from "react";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: string;
  /** What the choice means, in a few words. */
  detail?: ReactNode;
}

/** A checkbox whose whole line is the target. */
export function Checkbox({ label, detail, ...input }: CheckboxProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 rounded-lg border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash">
      <input {...input} type="checkbox" className="size-4.5 shrink-0 accent-accent" />
      <span className="grid text-sm">
        <span className="font-medium">{label}</span>
        {detail ? <span className="text-muted">{detail}</span> : null}
      </span>
    </label>
  );
}

interface CheckboxGroupProps {
  legend: string;
  error?: string | undefined;
  children: ReactNode;
}

/** Several checkboxes that answer one question. */
export function CheckboxGroup({ legend, error, children }: CheckboxGroupProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">{children}</div>
      {error ? (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
