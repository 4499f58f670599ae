import { readdirSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { stepLinks } from "@/app/(console)/[role]/_overview/setup-card";
import { sections } from "@/app/(console)/sections";
import { guideLink } from "@/app/(help)/guide-link";
import { guidePath } from "@/app/(help)/guide-path";
import { GuideText } from "@/app/(help)/guide-text";
import { guideGroups, guideNames } from "@/app/(help)/guides";

it.each([
  ["keycloak", "operations.md#upgrade", "/help/operations#upgrade"],
  ["keycloak", "reference/cli.md", "/help/reference/cli"],
  ["reference/rest", "../operations.md", "/help/operations"],
  ["reference/rest", "cli.md#sync-run", "/help/reference/cli#sync-run"],
  ["keycloak", "#roles", "#roles"],
  ["keycloak", "https://www.keycloak.org/", "https://www.keycloak.org/"],
  ["containers", "../deploy/compose.yaml", null],
  ["design", "../lib/README.md", null],
  ["design", "../../etc/passwd.md", null],
  ["design", "javascript:alert(1)", null],
])("in %s, %s leads to %s", (from, href, to) => {
  expect(guideLink(from, href)).toBe(to);
});

it("knows every guide, each once", () => {
  const files = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replace(/\.md$/, ""));
  expect([...guideNames].sort()).toEqual(files.sort());
});

it("begins each with its title, which nothing else in it repeats", () => {
  for (const name of guideNames) {
    const text = readFileSync(`docs/${name}.md`, "utf8").replace(/^```[\s\S]*?^```/gm, "");
    expect(text.match(/^# .+$/gm), name).toHaveLength(1);
  }
});

describe("a place in a guide that something points to", () => {
  const anchors = new Map([["/help", new Set(guideGroups.map(({ id }) => id))]]);
  const named = [...Object.entries(sections), ...Object.entries(stepLinks)];
  const hrefs = named.map(([from, { guide }]): [from: string, href: string] => [from, guidePath(guide)]);
  beforeAll(() => {
    for (const name of guideNames) {
      const text = readFileSync(`docs/${name}.md`, "utf8");
      const html = renderToStaticMarkup(GuideText({ name, title: name, text }));
      anchors.set(guidePath(name), new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id)));
      for (const [, href = ""] of html.matchAll(/<a [^>]*href="([^"]+)"/g))
        if (!href.startsWith("http"))
          hrefs.push([name, href.startsWith("#") ? guidePath(name) + href : href]);
    }
  });

  it("is there", () => {
    const isThere = (href: string) => {
      const [path = "", anchor] = href.split("#");
      return anchor ? anchors.get(path)?.has(anchor) : anchors.has(path);
    };
    expect(hrefs.length).toBeGreaterThan(100);
    expect(hrefs.filter(([, href]) => !isThere(href))).toEqual([]);
  });
});
