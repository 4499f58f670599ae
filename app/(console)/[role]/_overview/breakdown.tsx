import Link from "next/link";
import type { TimeStyle } from "@/app/_ui/local-time";
import { StackedBars } from "@/app/_ui/stacked-bars";
import { getSay, getWords } from "@/app/_words/get-words";
import { chartParts, dimensionTexts } from "@/app/(console)/[role]/_overview/chart-parts";
import {
  type byDimension,
  type Dimension,
  type Narrowed,
  roundTop,
  total,
} from "@/app/(console)/[role]/_overview/chart-sums";
import { listHref } from "@/app/(console)/list-query";
import type { ChartRange } from "@/lib/credentials/login-attempt/login-chart";
import { words } from "@/lib/words/text";

const breakdownWords = words("console.overview.breakdown", {
  overTime: "{name} over time",
  sum: "{accepted, number} accepted, {rejected, number} rejected{unavailable, plural, =0 {} other {, # unavailable}}",
});

interface BreakdownProps {
  by: Dimension;
  rows: ReturnType<typeof byDimension>;
  path: string;
  range: ChartRange;
  only: Narrowed | undefined;
  show: TimeStyle;
}

/** A small chart for each value of a dimension, on one scale; each leads to the large one of that value. */
export async function Breakdown({ by, rows, path, range, only, show }: BreakdownProps) {
  if (rows.length === 0) return null;
  const { title, value: textOf } = dimensionTexts[by];
  const [t, say] = [await getWords(breakdownWords), await getSay()];
  const parts = chartParts(say);
  const top = roundTop(Math.max(...rows.flatMap(({ series }) => series.map(total))));
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">{say(title)}</h3>
      <ul className="grid gap-3">
        {rows.map(({ value, series, sum }) => (
          <li
            key={value}
            className="grid items-center gap-x-4 gap-y-1 text-sm sm:grid-cols-[11rem_1fr_15rem]"
          >
            <Link
              href={listHref(path, {}, { range, [by]: value })}
              aria-current={only?.by === by && only.value === value ? "true" : undefined}
              prefetch={false}
              className="text-accent underline wrap-anywhere aria-[current]:font-semibold"
            >
              {say(textOf(value))}
            </Link>
            <StackedBars
              label={say(breakdownWords("overTime", { name: textOf(value) }))}
              bars={series.map(({ at, ...values }) => ({ at, values }))}
              parts={parts}
              top={top}
              show={show}
              size="small"
            />
            <span className="text-muted tabular-nums sm:text-right">{t("sum", sum)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
