import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { classNames } from "@/app/_ui/class-names";
import { LocalTime } from "@/app/_ui/local-time";
import { BarLegend, StackedBars } from "@/app/_ui/stacked-bars";
import { Breakdown } from "@/app/(console)/[role]/_overview/breakdown";
import { chartParts, dimensionWords } from "@/app/(console)/[role]/_overview/chart-parts";
import {
  byDimension,
  type Dimension,
  type Narrowed,
  overTime,
  roundTop,
  sumOf,
  total,
} from "@/app/(console)/[role]/_overview/chart-sums";
import { ChartTable } from "@/app/(console)/[role]/_overview/chart-table";
import { listHref } from "@/app/(console)/list-query";
import {
  type ChartRange,
  chartRangeNames,
  readLoginChart,
} from "@/lib/credentials/login-attempt/login-chart";
import type { requireAdminPage } from "@/lib/faces/session/admin";

const rangeWords: Record<ChartRange, string> = { day: "24 hours", week: "7 days", month: "30 days" };

interface LoginChartCardProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  path: string;
  range: ChartRange;
  only: Narrowed | undefined;
}

/** Logins over time by result: a picture, the same as a table, and small ones for each protocol, source and credential. */
export async function LoginChartCard({ context, path, range, only }: LoginChartCardProps) {
  const chart = await readLoginChart(context, { range });
  const series = overTime(chart, only);
  const sums = sumOf(series);
  const top = roundTop(Math.max(...series.map(total)));
  const show = range === "month" ? "utc-date" : "hour";
  const bars = series.map(({ at, ...values }) => ({ at, values }));
  const what = only ? ` (${dimensionWords[only.by].word(only.value)})` : "";
  const [first, last] = [bars.at(0), bars.at(-1)];
  return (
    <Card
      title="Logins"
      intro={range === "month" ? "Days begin at 00:00 UTC." : null}
      action={<RangeLinks path={path} range={range} only={only} />}
    >
      <div className="grid gap-4">
        {only ? (
          <p className="text-sm">
            Only {dimensionWords[only.by].word(only.value)}.{" "}
            <Link href={listHref(path, {}, { range })} className="text-accent underline">
              Show all logins
            </Link>
          </p>
        ) : null}
        <BarLegend parts={chartParts} sums={sums} />
        <div>
          <p className="mb-1 text-xs text-muted tabular-nums">{top.toLocaleString("en")}</p>
          <StackedBars
            label={`Logins of the last ${rangeWords[range]}${what}: ${sums.accepted} accepted, ${sums.rejected} rejected, ${sums.unavailable} unavailable.`}
            parts={chartParts}
            bars={bars}
            top={top}
            show={show}
            size="large"
          />
          {first && last ? (
            <p className="mt-1 flex justify-between text-xs text-muted">
              <LocalTime value={first.at} show={show} />
              <LocalTime value={last.at} show={show} />
            </p>
          ) : null}
        </div>
        <ChartTable series={series} show={show} />
        {(Object.keys(dimensionWords) as Dimension[]).map((by) => (
          <Breakdown
            key={by}
            by={by}
            rows={byDimension(chart, by)}
            path={path}
            range={range}
            only={only}
            show={show}
          />
        ))}
      </div>
    </Card>
  );
}

function RangeLinks({ path, range, only }: Pick<LoginChartCardProps, "path" | "range" | "only">) {
  return (
    <nav aria-label="Period" className="flex gap-1 rounded-lg border border-line p-1 text-sm">
      {chartRangeNames.map((one) => (
        <Link
          key={one}
          href={listHref(path, only ? { [only.by]: only.value } : {}, { range: one })}
          aria-current={one === range ? "true" : undefined}
          className={classNames(
            "rounded-md px-3 py-1 whitespace-nowrap hover:bg-sunken",
            one === range && "bg-accent-wash font-medium text-accent",
          )}
        >
          {rangeWords[one]}
        </Link>
      ))}
    </nav>
  );
}
