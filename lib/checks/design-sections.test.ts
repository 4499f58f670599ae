import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/* What the code calls "design section N" is a heading of docs/design.md. */

const root = join(import.meta.dirname, "..", "..");
const folders = ["app", "bench", "bin", "deploy", "drill", "e2e", "lib"];

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|md|lua|conf)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

const citedSections = new Set(
  files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bdesign,? \(?section (\d+)/g)].map(([, number]) => number),
  ),
);
const design = readFileSync(join(root, "docs", "design.md"), "utf8");

it.each([...citedSections])("section %s, which the code cites, is a heading of docs/design.md", (number) => {
  expect(design).toMatch(new RegExp(`^## ${number}\\. `, "m"));
});

it("lists its own sections", () => {
  const headings = [...design.matchAll(/^## (\d+\. .+)$/gm)].map(([, title]) => title);
  const listed = [...design.matchAll(/^- \[(\d+\. .+)\]\(#/gm)].map(([, title]) => title);
  expect(listed).toEqual(headings);
});
