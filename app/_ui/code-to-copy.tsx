import { CopyButton } from "@/app/_ui/copy-button";

interface CodeToCopyProps {
  value: string;
  /** What is copied, as `CopyButton` says it. */
  name: string;
}

/** An address or the like on a line of its own, with a button that copies it. */
export const CodeToCopy = ({ value, name }: CodeToCopyProps) => (
  <span className="flex items-center gap-2">
    <code className="wrap-anywhere">{value}</code>
    <CopyButton value={value} name={name} />
  </span>
);
