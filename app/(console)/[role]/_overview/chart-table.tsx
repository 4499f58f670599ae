import { DataTable } from "@/app/_ui/data-table";
import { LocalTime, type TimeStyle } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import type { Series } from "@/app/(console)/[role]/_overview/chart-sums";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";
import { words } from "@/lib/words/text";

const tableWords = words("console.overview.table", {
  summary: "Show as table",
  label: "Logins over time",
  none: "No logins.",
  from: "From",
  count: "{count, number}",
});

/** A chart's numbers as a table, for who cannot see the picture or wants them exactly. */
export function ChartTable({ series, show }: { series: Series; show: TimeStyle }) {
  const newestFirst = series.toReversed();
  const [t, results] = [useWords(tableWords), useWords(loginResultWords)];
  return (
    <details className="text-sm">
      <summary className="w-fit text-accent underline">{t("summary")}</summary>
      <div className="mt-3">
        <DataTable
          label={t("label")}
          rows={newestFirst}
          keyOf={({ at }) => at}
          empty={t("none")}
          columns={[
            { title: t("from"), cell: ({ at }) => <LocalTime value={at} show={show} /> },
            { title: results("accepted"), cell: ({ accepted }) => t("count", { count: accepted }) },
            { title: results("rejected"), cell: ({ rejected }) => t("count", { count: rejected }) },
            { title: results("unavailable"), cell: ({ unavailable }) => t("count", { count: unavailable }) },
          ]}
        />
      </div>
    </details>
  );
}
