/** A reference page: its file below docs/reference, and its text. */
export interface Page {
  file: string;
  text: string;
}

/** As GitHub and most other renderers name a heading's anchor. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

export const link = (heading: string, page = ""): string => `[${heading}](${page}#${anchorOf(heading)})`;

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** A table; nothing at all without rows. Columns that are empty in every row are left out. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const used = columns.map((_, index) => rows.some((cells) => cells[index] !== ""));
  const kept = (cells: readonly string[]) => cells.filter((_, index) => used[index]);
  return [
    row(kept(columns)),
    `|${" --- |".repeat(kept(columns).length)}`,
    ...rows.map((cells) => row(kept(cells))),
  ].join("\n");
}

/** Paragraphs, tables and lists below each other; empty ones are left out. */
export const blocks = (...parts: readonly string[]): string => parts.filter(Boolean).join("\n\n");

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Words as a sentence, for what may come with or without its capital and its full stop. */
export function sentence(text: string): string {
  const words = text.trim();
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?:]$/.test(begun) ? begun : `${begun}.`;
}

export const code = (text: string): string => `\`${text}\``;

const notice = "<!-- Made by `npm run docs`. Change the code that it is made of, not this file. -->";

export const page = (file: string, ...parts: readonly string[]): Page => ({
  file,
  text: `${blocks(notice, ...parts)}\n`,
});
