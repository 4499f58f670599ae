import { getLocale } from "next-intl/server";
import { currentAppearance } from "@/app/_preferences/current-appearance";

/** `"<&'` and the like as text of a page. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface PlainPage {
  status: number;
  title: string;
  /** HTML; escape whatever comes from outside. */
  body: string;
  headers?: Record<string, string>;
}

/** A page by itself, for route handlers: no page of the portal fits, or may be asked now. */
export async function plainPage({ status, title, body, headers = {} }: PlainPage): Promise<Response> {
  const appearance = await currentAppearance();
  const html = `<!doctype html><html lang="${await getLocale()}" style="color-scheme:${appearance === "system" ? "light dark" : appearance}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<body style="font-family:system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem;line-height:1.5">
<main><h1 style="font-size:1.25rem">${escapeHtml(title)}</h1>${body}</main>`;
  return new Response(html, {
    status,
    headers: { "cache-control": "no-store", "content-type": "text/html; charset=utf-8", ...headers },
  });
}
