export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportMediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson",
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Rows as CSV (RFC 4180, with a header line) or as one JSON document a line; pages in, text out, so that the memory
 * is that of one page however long the log is.
 */
export async function* exportRows<Name extends string>(
  pages: AsyncIterable<readonly Readonly<Record<Name, unknown>>[]>,
  columns: readonly Name[],
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === "csv") yield csvLine(columns);
  for await (const page of pages)
    yield page
      .map((row) => (format === "csv" ? csvLine(columns.map((name) => row[name])) : jsonLine(row, columns)))
      .join("");
}

const jsonLine = (row: Row, columns: readonly string[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name] ?? null])))}\n`;

const csvLine = (values: readonly unknown[]): string => `${values.map(csvCell).join(",")}\r\n`;

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = plainText(value);
  // Login names come from strangers: a spreadsheet must not take one for a formula (CWE-1236).
  const safe = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plainText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
