import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { classNames } from "@/app/_ui/class-names";
import { LocalTime } from "@/app/_ui/local-time";
import { BarLegend, StackedBars } from "@/app/_ui/stacked-bars";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { Breakdown } from "@/app/(console)/[role]/_overview/breakdown";
import { chartParts, dimensionTexts } from "@/app/(console)/[role]/_overview/chart-parts";
import {
  type Dimension,
  type Narrowed,
  overTime,
  roundTop,
  sumOf,
  total,
} from "@/app/(console)/[role]/_overview/chart-sums";
import { ChartTable } from "@/app/(console)/[role]/_overview/chart-table";
import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import { listHref } from "@/app/(console)/list-query";
import {
  type ChartRange,
  chartRangeNames,
  readLoginChart,
} from "@/lib/credentials/login-attempt/login-chart";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const chartWords = words("console.overview.chart", {
  day: "24 hours",
  week: "7 days",
  month: "30 days",
  period: "Period",
  utc: "Days start at 00:00 UTC.",
  only: "Only {name}.",
  showAll: "Show all logins",
  count: "{count, number}",
  picture:
    "Logins in the last {range} ({name}): {accepted, number} accepted, {rejected, number} rejected, {unavailable, number} unavailable.",
  wholePicture:
    "Logins in the last {range}: {accepted, number} accepted, {rejected, number} rejected, {unavailable, number} unavailable.",
});

interface LoginChartCardProps {
  context: Context;
  path: string;
  range: ChartRange;
  only: Narrowed | undefined;
  /** What the sums below the chart are split by. */
  by: Dimension;
}

/** Logins over time by result: a picture, the same as a table, and the sums of one dimension at a time. */
export async function LoginChartCard({ context, path, range, only, by }: LoginChartCardProps) {
  const chart = await readLoginChart(context, { range });
  const series = overTime(chart, only);
  const sums = sumOf(series);
  const top = roundTop(Math.max(...series.map(total)));
  const show = range === "month" ? "utc-date" : "hour";
  const bars = series.map(({ at, ...values }) => ({ at, values }));
  const [t, all, say] = [await getWords(chartWords), await getWords(overviewWords), await getSay()];
  const parts = chartParts(say);
  const name = only && say(dimensionTexts[only.by].value(only.value));
  const [first, last] = [bars.at(0), bars.at(-1)];
  return (
    <Card
      title={all("logins")}
      intro={range === "month" ? t("utc") : null}
      action={<RangeLinks path={path} range={range} only={only} by={by} />}
      gap={4}
    >
      {name ? (
        <p className="text-sm">
          {t("only", { name })}{" "}
          <Link href={listHref(path, {}, { range, by })} className="text-accent underline">
            {t("showAll")}
          </Link>
        </p>
      ) : null}
      <BarLegend parts={parts} sums={sums} />
      <div>
        <p className="mb-1 text-xs text-muted tabular-nums">{t("count", { count: top })}</p>
        <StackedBars
          label={
            name
              ? t("picture", { range: t(range), name, ...sums })
              : t("wholePicture", { range: t(range), ...sums })
          }
          parts={parts}
          bars={bars}
          top={top}
          show={show}
        />
        {first && last ? (
          <p className="mt-1 flex justify-between text-xs text-muted">
            <LocalTime value={first.at} show={show} />
            <LocalTime value={last.at} show={show} />
          </p>
        ) : null}
      </div>
      <ChartTable series={series} show={show} />
      <Breakdown chart={chart} by={by} path={path} range={range} only={only} />
    </Card>
  );
}

function RangeLinks({ path, range, only, by }: Omit<LoginChartCardProps, "context">) {
  const t = useWords(chartWords);
  return (
    <nav aria-label={t("period")} className="flex gap-1 rounded-lg border border-line p-1 text-sm">
      {chartRangeNames.map((one) => (
        <Link
          key={one}
          href={listHref(path, only ? { [only.by]: only.value } : {}, { range: one, by })}
          aria-current={one === range ? "true" : undefined}
          className={classNames(
            "rounded-md px-3 py-1 whitespace-nowrap hover:bg-sunken",
            one === range && "bg-accent-wash font-medium text-accent",
          )}
        >
          {t(one)}
        </Link>
      ))}
    </nav>
  );
}
