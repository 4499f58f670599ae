import Link from "next/link";
import { classNames } from "@/app/_ui/class-names";
import { getSay, getWords } from "@/app/_words/get-words";
import { dimensionTexts } from "@/app/(console)/[role]/_overview/chart-parts";
import {
  byDimension,
  type Dimension,
  dimensions,
  type Narrowed,
  total,
} from "@/app/(console)/[role]/_overview/chart-sums";
import { loginResults } from "@/app/(console)/[role]/(logs)/login-words";
import { listHref } from "@/app/(console)/list-query";
import type { ChartRange, LoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";
import { words } from "@/lib/words/text";

const breakdownWords = words("console.overview.breakdown", {
  split: "Split by",
  label: "Logins, {split}",
  name: "Name",
  count: "{count, number}",
  others: "{count, plural, one {# other} other {# others}}",
});

/** More are not told apart at a glance; the log of logins has all. */
const shownRows = 8;

interface BreakdownProps {
  chart: LoginChart;
  by: Dimension;
  path: string;
  range: ChartRange;
  only: Narrowed | undefined;
}

/** The sums of one dimension at a time in a small table; each row narrows the chart to its value. */
export async function Breakdown({ chart, by, path, range, only }: BreakdownProps) {
  const rows = byDimension(chart, by);
  if (rows.length === 0) return null;
  const [t, results, say] = [
    await getWords(breakdownWords),
    await getWords(loginResultWords),
    await getSay(),
  ];
  const most = Math.max(...rows.map(({ sum }) => total(sum)), 1);
  const { value: textOf, title } = dimensionTexts[by];
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <nav aria-label={t("split")} className="flex flex-wrap gap-1 text-sm">
        {dimensions.map((one) => (
          <Link
            key={one}
            href={listHref(path, only ? { [only.by]: only.value } : {}, { range, by: one })}
            aria-current={one === by ? "true" : undefined}
            className={classNames(
              "rounded-md px-3 py-1 hover:bg-sunken",
              one === by && "bg-accent-wash font-medium text-accent",
            )}
          >
            {say(dimensionTexts[one].title)}
          </Link>
        ))}
      </nav>
      <table className="w-full text-left text-sm" aria-label={t("label", { split: say(title) })}>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="w-full py-1 font-normal">
              <span className="sr-only">{t("name")}</span>
            </th>
            {loginResults.map((result) => (
              <th
                key={result}
                scope="col"
                className="hyphens-auto py-1 pl-3 text-right text-xs font-normal sm:pl-8 sm:text-sm"
              >
                {results(result)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.slice(0, shownRows).map(({ value, sum }) => (
            <tr key={value}>
              <th scope="row" className="py-2 font-normal">
                <Link
                  href={listHref(path, {}, { range, by, [by]: value })}
                  aria-current={only?.by === by && only.value === value ? "true" : undefined}
                  prefetch={false}
                  className="hyphens-auto text-accent wrap-anywhere hover:underline aria-[current]:font-semibold"
                >
                  {say(textOf(value))}
                </Link>
                <span
                  aria-hidden="true"
                  className="mt-1 block h-1 rounded-full bg-accent"
                  style={{ width: `${Math.max(2, (total(sum) / most) * 100)}%` }}
                />
              </th>
              {loginResults.map((result) => (
                <td key={result} className="py-2 pl-3 text-right tabular-nums sm:pl-8">
                  {t("count", { count: sum[result] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows ? (
        <p className="text-sm text-muted">{t("others", { count: rows.length - shownRows })}</p>
      ) : null}
    </section>
  );
}
