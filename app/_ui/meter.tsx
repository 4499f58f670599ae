import { classNames } from "@/app/_ui/class-names";

const nearlyFull = 0.9;

interface MeterProps {
  value: number;
  max: number;
}

/** How full something is, as a picture beside the same in words (so it is hidden from screen readers); it warns from 90 % on. */
export function Meter({ value, max }: MeterProps) {
  const share = Math.min(1, Math.max(0, value / max));
  return (
    <div
      aria-hidden="true"
      className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
    >
      <div
        className={classNames("h-full rounded-full", share >= nearlyFull ? "bg-danger" : "bg-accent")}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
