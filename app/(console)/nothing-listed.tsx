import { EmptyList, type NextStep } from "@/app/_ui/empty-list";

interface NothingListedProps {
  /** The page of the list, and what its address says. */
  path: string;
  query: Record<string, string>;
  /** What is said where there is nothing at all. */
  none: string;
  /** Where to begin then. */
  step?: NextStep | null;
}

/** Parameters that narrow nothing: how a list is sorted, and which page of it is shown. */
const harmless = new Set(["order", "direction", "cursor"]);

/** In the place of an empty list: that nothing fits the filter, and the way to all; or what is missing, and where to begin. */
export function NothingListed({ path, query, none, step = null }: NothingListedProps) {
  if (Object.keys(query).every((name) => harmless.has(name)))
    return <EmptyList step={step}>{none}</EmptyList>;
  return <EmptyList step={{ href: path, label: "Show all" }}>Nothing here fits what you look for.</EmptyList>;
}
