import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/app/_ui/class-names";

const base =
  "inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors select-none " +
  "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0";

const looks = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "bg-danger text-danger-ink hover:bg-danger-strong",
} as const;

const sizes = {
  small: "min-h-8 px-3 text-sm",
  medium: "min-h-10 px-4 text-sm",
  large: "min-h-12 px-6 text-base",
} as const;

export interface ButtonLook {
  look?: keyof typeof looks | undefined;
  size?: keyof typeof sizes;
}

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Give the look to the only child instead, for links that act like buttons. */
  asChild?: boolean;
}

/** A button; `type` is "button" unless told, so that none submits a form by accident. */
export function Button({ look = "secondary", size = "medium", asChild, className, ...rest }: ButtonProps) {
  const classes = classNames(base, looks[look], sizes[size], className);
  if (asChild) return <Slot.Root className={classes} {...rest} />;
  return <button type="button" className={classes} {...rest} />;
}
