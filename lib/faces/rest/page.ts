import { z } from "zod";

const maxLimit = 200;

/** Query parameters of every list that is read in pages. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(maxLimit).default(50).describe("Rows per page."),
  cursor: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe("Where the page starts: `next` of the previous page."),
};

/** RFC 8288: where the next page is, or null on the last one. */
export function nextLink(request: Request, body: unknown): string | null {
  const next = z.object({ next: z.string() }).safeParse(body);
  if (!next.success) return null;
  const url = new URL(request.url);
  url.searchParams.set("cursor", next.data.next);
  return `<${url.pathname}${url.search}>; rel="next"`;
}
