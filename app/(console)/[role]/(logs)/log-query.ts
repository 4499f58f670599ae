import { listHref } from "@/app/(console)/list-query";

/** Where a filtered log is exported: the REST API of the role, which takes its session too. */
export function exportHref(
  base: string,
  format: "csv" | "ndjson",
  filter: Record<string, string | Date | undefined>,
): string {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value] as const],
  );
  return listHref(`${base}/export`, Object.fromEntries(given), { format });
}
