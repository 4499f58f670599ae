import { classNames } from "@/app/_ui/class-names";
import { CopyButton } from "@/app/_ui/copy-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const copyWords = words("ui.valueToCopy", { copy: "Copy" });

interface ValueToCopyProps {
  value: string;
  /** What it is, for people who cannot see the context. */
  label: string;
  /** What is copied, as `CopyButton` says it. */
  name: string;
  /** How the value itself is written. */
  className: string;
}

/** A value in a frame, to be selected whole or copied. */
export function ValueToCopy({ value, label, name, className }: ValueToCopyProps) {
  const t = useWords(copyWords);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-control bg-sunken px-4 py-3">
      <output aria-label={label} className={classNames(className, "wrap-anywhere select-all")}>
        {value}
      </output>
      <CopyButton value={value} name={name} label={t("copy")} look="primary" />
    </div>
  );
}
