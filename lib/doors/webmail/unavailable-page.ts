import { languages, sayIn } from "@/lib/words/languages";
import { words } from "@/lib/words/text";

const pageWords = words("webmail.unavailable", {
  title: "Not available",
  heading: "Not available at the moment",
  explanation: "Signing in and webmail do not work right now. Your mail is safe. Try again in a minute.",
});

/**
 * What nginx says by itself when nothing of ours answers, for its configuration: the languages as alternatives of a regular
 * expression, and the lines of a `map` from a language to its page.
 */
export function unavailablePages(): Record<"LANGUAGES" | "UNAVAILABLE_PAGES", string> {
  const tags = languages().map(({ tag }) => tag);
  const lines = tags.map((tag) => `${tag} '${page(tag)}';`);
  return { LANGUAGES: tags.join("|"), UNAVAILABLE_PAGES: [`default '${page("en")}';`, ...lines].join(" ") };
}

function page(tag: string): string {
  const say = sayIn(tag);
  const text = (key: keyof typeof pageWords.english) => quoted(say(pageWords(key)));
  const style = "font-family:system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem;line-height:1.5";
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text("title")}</title>`;
  const body = `<h1 style="font-size:1.25rem">${text("heading")}</h1><p>${text("explanation")}</p>`;
  return `<!doctype html><html lang="${tag}">${head}<body style="${style}">${body}</body></html>`;
}

/** As HTML has it, and a string of nginx, where quotes, backslashes and dollars mean something. */
const quoted = (text: string): string =>
  text.replace(/[&<>"'$\\]/g, (character) => `&#${character.charCodeAt(0)};`);
