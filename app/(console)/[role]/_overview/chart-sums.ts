import type { ChartPoint, LoginChart } from "@/lib/credentials/login-attempt/login-chart";

export const dimensions = ["door", "credential", "source"] as const;
export type Dimension = (typeof dimensions)[number];

/** What a chart is narrowed to; nothing: all logins. */
export interface Narrowed {
  by: Dimension;
  value: string;
}

export type Tally = Record<"accepted" | "rejected" | "unavailable", number>;
export type Series = (Tally & { at: string })[];

/** The value of a login in one dimension; the local source has none in the log. */
const valueIn = (point: ChartPoint, by: Dimension): string =>
  by === "source" ? (point.provider ?? "local") : point[by];

export const total = ({ accepted, rejected, unavailable }: Tally): number =>
  accepted + rejected + unavailable;

/** The sum of a series. */
export function sumOf(series: Series): Tally {
  const sum = { accepted: 0, rejected: 0, unavailable: 0 };
  for (const one of series) add(sum, one);
  return sum;
}

function add(sum: Tally, one: Tally): void {
  sum.accepted += one.accepted;
  sum.rejected += one.rejected;
  sum.unavailable += one.unavailable;
}

function seriesOf({ steps }: LoginChart, points: ChartPoint[]): Series {
  const series = steps.map((at) => ({ at: at.toISOString(), accepted: 0, rejected: 0, unavailable: 0 }));
  const places = new Map(series.map((one) => [one.at, one]));
  for (const point of points) {
    const place = places.get(point.at.toISOString());
    if (place) add(place, point);
  }
  return series;
}

/** The logins of every step, those without any included. */
export const overTime = (chart: LoginChart, only: Narrowed | undefined): Series =>
  seriesOf(
    chart,
    chart.points.filter((point) => !only || valueIn(point, only.by) === only.value),
  );

/** The logins of each value of a dimension, the most frequent value first. */
export function byDimension(chart: LoginChart, by: Dimension): { value: string; sum: Tally }[] {
  const sums = new Map<string, Tally>();
  for (const point of chart.points) {
    const value = valueIn(point, by);
    const sum = sums.get(value) ?? { accepted: 0, rejected: 0, unavailable: 0 };
    add(sum, point);
    sums.set(value, sum);
  }
  return [...sums]
    .map(([value, sum]) => ({ value, sum }))
    .sort((one, other) => total(other.sum) - total(one.sum));
}

/** The next "round" number (1, 2 or 5 times a power of ten) for the upper edge of a chart; at least 5. */
export function roundTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return Math.max(step * power, 5);
}
