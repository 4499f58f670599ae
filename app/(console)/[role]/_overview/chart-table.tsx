import { DataTable } from "@/app/_ui/data-table";
import { LocalTime, type TimeStyle } from "@/app/_ui/local-time";
import type { Series } from "@/app/(console)/[role]/_overview/chart-sums";

/** A chart's numbers as a table, for who cannot see the picture or wants them exactly. */
export function ChartTable({ series, show }: { series: Series; show: TimeStyle }) {
  const newestFirst = series.toReversed();
  return (
    <details className="text-sm">
      <summary className="w-fit text-accent underline">As a table</summary>
      <div className="mt-3">
        <DataTable
          label="Logins over time"
          rows={newestFirst}
          keyOf={({ at }) => at}
          empty="There are no logins."
          columns={[
            { title: "From", cell: ({ at }) => <LocalTime value={at} show={show} /> },
            { title: "Accepted", cell: ({ accepted }) => String(accepted) },
            { title: "Rejected", cell: ({ rejected }) => String(rejected) },
            { title: "Unavailable", cell: ({ unavailable }) => String(unavailable) },
          ]}
        />
      </div>
    </details>
  );
}
