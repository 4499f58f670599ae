import { SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const listWords = words("ui.list", {
  search: "Search",
  reset: "Reset",
  filter:
    "{active, plural, =0 {Search and filter} one {Search and filter (# active)} other {Search and filter (# active)}}",
  pages: "Pages",
  firstPage: "First page",
  nextPage: "Next page",
});

interface ListFilterProps {
  /** The page of the list. */
  action: string;
  /** How many of the fields narrow the list now. */
  active: number;
  children: ReactNode;
}

/**
 * The search and the filters of a list: a plain form, so that a filtered list has an address of its own. On a phone it is
 * folded away; what opens it stands before the form, not around it, so that wide screens show it without a script.
 */
export function ListFilter({ action, active, children }: ListFilterProps) {
  const t = useWords(listWords);
  return (
    <search>
      <details className="peer rounded-xl border border-line bg-surface open:mb-4 sm:hidden">
        <summary className="flex items-center gap-2 px-4 py-3 text-sm font-medium">
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          {t("filter", { active })}
        </summary>
      </details>
      <form
        action={action}
        // As many columns as there is room for; the buttons take the place of one more field.
        className="hidden items-end gap-3 peer-open:grid sm:grid sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]"
      >
        {children}
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t("search")}</Button>
          <Button asChild look="quiet">
            <Link href={action}>{t("reset")}</Link>
          </Button>
        </div>
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
  const t = useWords(listWords);
  if (!nextHref && !firstHref) return null;
  return (
    <nav aria-label={t("pages")} className="flex justify-end gap-3">
      {firstHref ? (
        <Button asChild>
          <Link href={firstHref}>{t("firstPage")}</Link>
        </Button>
      ) : null}
      {nextHref ? (
        <Button asChild>
          <Link href={nextHref}>{t("nextPage")}</Link>
        </Button>
      ) : null}
    </nav>
  );
}
