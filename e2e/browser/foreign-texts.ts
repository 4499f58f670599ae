import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

const root = join(import.meta.dirname, "..", "..");

type Dictionary = Record<string, Record<string, string>>;

/** What stands in a message besides values and elements, where it is long enough to belong to one language alone. */
const literals = (message: string): string[] =>
  message
    .replaceAll(/\{\w+, (plural|select|selectordinal),/g, "\n")
    .replaceAll(/=?\w+ \{|\{[^{}]*\}|<[^>]*>|[{}#]/g, "\n")
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part.length >= 15 && part.includes(" "));

/** The English texts that a translation says otherwise: whole ones, and what messages with values are made of. */
export function untranslatedTexts(language: string): (shown: string) => string[] {
  const program =
    'const { readEnglish } = await import("@/lib/checks/words/english"); process.stdout.write(JSON.stringify((await readEnglish()).dictionary));';
  const printed = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const english = JSON.parse(printed) as Dictionary;
  const translated = JSON.parse(
    readFileSync(join(root, "messages", `${language}.json`), "utf8"),
  ) as Dictionary;
  const said = Object.values(translated).flatMap((messages) => Object.values(messages));
  const own = new Set(said);
  const allSaid = said.join("\n");
  const differing = Object.entries(english)
    .flatMap(([namespace, messages]) =>
      Object.entries(messages).filter(([key, message]) => translated[namespace]?.[key] !== message),
    )
    .map(([, message]) => message);
  const whole = new Set(differing.filter((message) => !/[{<]/.test(message) && !own.has(message)));
  const parts = [...new Set(differing.flatMap(literals))].filter((part) => !allSaid.includes(part));
  return (shown) => [
    ...shown.split("\n").filter((line) => whole.has(line)),
    ...parts.filter((part) => shown.includes(part)),
  ];
}

/** All that a page says, a line for each text: also labels and hints that are read aloud or shown on hovering. */
export const textsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [document.title];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest("script, style, noscript, code, [lang]:not(html)"))
        texts.push(walker.currentNode.textContent ?? "");
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const element of document.body.querySelectorAll(`[${name}]`))
        texts.push(element.getAttribute(name) ?? "");
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim()).join("\n");
  });
