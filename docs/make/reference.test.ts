import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorOf } from "./markdown";
import { makePages } from "./pages";

const docs = join(import.meta.dirname, "..");
const root = join(docs, "..");

describe("docs/reference", () => {
  const pages = makePages();

  it.each(pages)("$file is what the code says", ({ file, text }) => {
    const stored = readFileSync(join(docs, "reference", file), "utf8");
    expect(stored === text, "run: npm run docs").toBe(true);
  });

  it.each(pages)("$file has no two headings with one anchor", ({ text }) => {
    const anchors = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it("has no page that nothing makes", () => {
    expect(readdirSync(join(docs, "reference")).sort()).toEqual(pages.map(({ file }) => file).sort());
  });
});

const written = (folder: string, under: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${under}${name}`);

const markdownFiles = [
  ...written(".", ""),
  ...written("docs", "docs/"),
  ...written("docs/reference", "docs/reference/"),
  "lib/README.md",
];

/** The anchors of a page's headings; of two alike the second has a number. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const withoutCode = text.replaceAll(/^```.*?^```/gms, "");
  return new Set(
    [...withoutCode.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => {
      const anchor = anchorOf(heading.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1"));
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

function brokenLinks(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = "", anchor = ""] = target.split("#");
    const page = path === "" ? file : join(file, "..", path);
    if (!existsSync(join(root, page))) return true;
    return anchor !== "" && !anchorsOf(readFileSync(join(root, page), "utf8")).has(anchor);
  });
}

it.each(markdownFiles)("every link of %s leads somewhere", (file) => {
  expect(brokenLinks(file)).toEqual([]);
});

/** Where a path of the code's map may begin. */
const codeFolders = ["app", "bench", "deploy", "drill", "drizzle", "e2e", "lib"];

it("lib/README.md names files that are there", () => {
  const below = codeFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (path) => `/${folder}/${path}`,
    ),
  );
  const files = [...readdirSync(root).map((path) => `/${path}`), ...below];
  const text = readFileSync(join(root, "lib/README.md"), "utf8");
  const named = [...text.matchAll(/`([^`\s*]+\.(?:tsx?|lua))`/g)].map(([, name = ""]) => name);
  const placeholders = ["verb-noun.ts"];
  const missing = named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)));
  expect(missing.filter((name) => !placeholders.includes(name))).toEqual([]);
});
