const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text in an element or an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

/** An element with text in it, on a line of its own. */
export const element = (name: string, text: string | number): string =>
  `<${name}>${escapeXml(String(text))}</${name}>`;

/** An answer in XML; whose domain it is for can change, so nobody keeps it. */
export const xmlAnswer = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}\n`, {
    headers: { "content-type": "text/xml; charset=utf-8", "cache-control": "no-store" },
  });

/** What is answered for whatever is not ours, without a word of why. */
export const notServed = (): Response =>
  new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
