import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { untranslatedTexts } from "../../lib/checks/words/untranslated";

const root = join(import.meta.dirname, "..", "..");

/** Prints all English texts; they are read from sources that only the product's own resolver finds. */
const program =
  'const { readEnglish } = await import("@/lib/checks/words/english"); process.stdout.write(JSON.stringify((await readEnglish()).dictionary));';

/** Finds English in what a page in another language says. */
export function foreignTexts(language: string): (shown: readonly string[]) => string[] {
  const english = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const translated = readFileSync(join(root, "messages", `${language}.json`), "utf8");
  return untranslatedTexts(JSON.parse(english), JSON.parse(translated));
}

/** All that a page says, text by text: also labels and hints that are read aloud or shown on hovering. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [document.title];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest("script, style, noscript, code, [lang]:not(html)"))
        texts.push(walker.currentNode.textContent ?? "");
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const element of document.body.querySelectorAll(`[${name}]`))
        texts.push(element.getAttribute(name) ?? "");
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  });
