/** Aligned `label  value` lines; null and undefined are shown as a dash. */
export function recordText(entries: readonly (readonly [label: string, value: unknown])[]): string {
  const width = Math.max(...entries.map(([label]) => label.length));
  return entries.map(([label, value]) => `${label.padEnd(width)}  ${cell(value)}\n`).join("");
}

/** A table with a header line; the columns are as wide as their widest cell. */
export function tableText(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [header, ...rows.map((row) => row.map(cell))];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((text, column) => text.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** One value in one line: control characters cannot move the cursor of whoever reads it. */
export function cell(value: unknown): string {
  if (value === null || value === undefined || value === "") return "-";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(cell).join(", ") || "-";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value).replace(/\p{Cc}/gu, "\uFFFD");
}
