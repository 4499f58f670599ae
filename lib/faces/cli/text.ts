import { said, shellLanguage } from "@/lib/faces/cli/said";
import { type Text, words } from "@/lib/words/text";

const cellWords = words("cli.cell", { yes: "yes", no: "no" });
/** Aligned `label  value` lines; null and undefined are shown as a dash. */
export function recordText(entries: readonly (readonly [label: Text | string, value: unknown])[]): string {
  const lines = entries.map(
    ([label, value]) => [typeof label === "string" ? label : said(label), value] as const,
  );
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, value]) => `${label.padEnd(width)}  ${cell(value)}\n`).join("");
}

/** What stands above a column. */
export const heading = (name: Text): string => said(name).toLocaleUpperCase(shellLanguage());

/** A table with a header line; the columns are as wide as their widest cell. */
export function tableText(header: readonly Text[], rows: readonly (readonly unknown[])[]): string {
  const lines = [header.map(heading), ...rows.map((row) => row.map(cell))];
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
  if (typeof value === "boolean") return said(cellWords(value ? "yes" : "no"));
  return String(value).replace(/\p{Cc}/gu, "\uFFFD");
}
