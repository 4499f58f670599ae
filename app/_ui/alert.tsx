import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

const tones = {
  info: { icon: Info, box: "border-accent/30 bg-accent-wash", ink: "text-accent" },
  good: { icon: CircleCheck, box: "border-good/30 bg-good-wash", ink: "text-good" },
  warning: { icon: TriangleAlert, box: "border-warning/30 bg-warning-wash", ink: "text-warning" },
  danger: { icon: CircleAlert, box: "border-danger/30 bg-danger-wash", ink: "text-danger" },
} as const;

interface AlertProps {
  tone: keyof typeof tones;
  title?: string;
  children?: ReactNode;
  className?: string;
  /** Inside of a place that is announced by itself. */
  quiet?: boolean;
}

/** A message about what just happened. Bad news is announced at once, other news when the reader pauses. */
export function Alert({ tone, title, children, className, quiet = false }: AlertProps) {
  const { icon: Icon, box, ink } = tones[tone];
  return (
    <div
      role={quiet ? undefined : tone === "danger" || tone === "warning" ? "alert" : "status"}
      className={classNames("flex gap-3 rounded-lg border px-4 py-3 text-sm", box, className)}
    >
      <Icon aria-hidden="true" className={classNames("mt-0.5 size-4 shrink-0", ink)} />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
