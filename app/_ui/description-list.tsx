import type { ReactNode } from "react";

export type DescriptionEntry = [name: string, value: ReactNode];

/** Names and values, for what is shown and not edited; null: not of this one. */
export function DescriptionList({ entries }: { entries: (DescriptionEntry | null)[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-4 text-sm sm:grid-cols-2">
      {entries
        .flatMap((entry) => (entry ? [entry] : []))
        .map(([name, value]) => (
          <div key={name} className="grid content-start gap-0.5">
            <dt className="text-muted">{name}</dt>
            <dd className="font-medium wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
