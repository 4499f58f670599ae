import type { ReactNode } from "react";

interface RestFoldedProps<Item> {
  items: readonly Item[];
  /** How many are in view. */
  shown: number;
  /** What unfolds the others, by how many they are. */
  more: (count: number) => string;
  list: (items: readonly Item[]) => ReactNode;
}

/** A list of which the first are in view; the rest unfolds. */
export function RestFolded<Item>({ items, shown, more, list }: RestFoldedProps<Item>) {
  const rest = items.slice(shown);
  return (
    <>
      {list(items.slice(0, shown))}
      {rest.length > 0 ? (
        <details className="mt-3 border-t border-line pt-3 text-sm">
          <summary className="w-fit cursor-pointer text-accent">{more(rest.length)}</summary>
          <div className="mt-3">{list(rest)}</div>
        </details>
      ) : null}
    </>
  );
}
