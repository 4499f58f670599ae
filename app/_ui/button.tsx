import { type ComponentProps, cloneElement, isValidElement } from "react";
import { classNames } from "@/app/_ui/class-names";

const base =
  "inline-flex items-center justify-center gap-2 rounded-lg font-medium transition-colors select-none " +
  "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0";

const looks = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "bg-danger text-danger-ink hover:bg-danger-strong",
} as const;

const sizes = {
  icon: "min-h-8 text-sm",
  small: "min-h-8 text-sm",
  medium: "min-h-10 text-sm",
  large: "min-h-12 text-base",
} as const;

const paddings = { icon: "px-2", small: "px-3", medium: "px-4", large: "px-6" } as const;

export interface ButtonLook {
  look?: keyof typeof looks | undefined;
  size?: keyof typeof sizes;
  /** For labels of any length: they take a second line rather than more than the page's width. */
  wraps?: boolean;
}

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Give the look to the only child instead, for links that act like buttons. */
  asChild?: boolean;
}

/** A button; `type` is "button" unless told, so that none submits a form by accident. */
export function Button({ look = "secondary", size = "medium", wraps, className, ...props }: ButtonProps) {
  const { asChild, children, ...rest } = props;
  const room = wraps ? "px-4 py-2 wrap-anywhere" : `${paddings[size]} whitespace-nowrap`;
  const classes = classNames(base, looks[look], sizes[size], room, className);
  if (asChild && isValidElement<ComponentProps<"button">>(children))
    return cloneElement(children, { ...rest, className: classes });
  return (
    <button type="button" className={classes} {...rest}>
      {children}
    </button>
  );
}
