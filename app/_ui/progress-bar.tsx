import { classNames } from "@/app/_ui/class-names";

interface ProgressBarProps {
  /** What goes on, for people who cannot see the bar. */
  label: string;
  value: number;
  /** Null while nobody knows how much there is. */
  max: number | null;
  /** The same in words, such as "30 of 100 people read". */
  text: string;
}

/** How far something is, with its value for screen readers and in words below. */
export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  const known = max !== null && max > 0;
  const done = known ? Math.min(value, max) : 0;
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuetext={text}
        {...(known ? { "aria-valuemin": 0, "aria-valuemax": max, "aria-valuenow": done } : {})}
        className="h-2.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <div
          className={classNames(
            "h-full rounded-full bg-accent motion-safe:transition-[width] motion-safe:duration-700",
            known ? "" : "w-1/4 motion-safe:animate-pulse",
          )}
          style={known ? { width: `${(done / max) * 100}%` } : undefined}
        />
      </div>
      <p className="text-sm text-muted">{text}</p>
    </div>
  );
}
