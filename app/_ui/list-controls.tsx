import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";

interface ListFilterProps {
  /** The page of the list. */
  action: string;
  children: ReactNode;
}

/** The search and the filters of a list: a plain form, so that a filtered list has an address of its own. */
export function ListFilter({ action, children }: ListFilterProps) {
  return (
    <search>
      <form action={action} className="flex flex-wrap items-end gap-3 [&>div]:min-w-40 [&>div]:grow">
        {children}
        <Button type="submit">Search</Button>
        <Button asChild look="quiet">
          <Link href={action}>Reset</Link>
        </Button>
      </form>
    </search>
  );
}

interface PagerProps {
  /** Null on the last page. */
  nextHref: string | null;
  /** Null on the first page. */
  firstHref: string | null;
}

/** The ways to the other pages of a list. */
export function Pager({ nextHref, firstHref }: PagerProps) {
  if (!nextHref && !firstHref) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-3">
      {firstHref ? (
        <Button asChild>
          <Link href={firstHref}>First page</Link>
        </Button>
      ) : null}
      {nextHref ? (
        <Button asChild>
          <Link href={nextHref}>Next page</Link>
        </Button>
      ) : null}
    </nav>
  );
}
