import { AppError } from "@/lib/errors";

/** The strong entity tag of a version (RFC 9110 8.8.3). */
export const entityTag = (version: number): string => `"v${version}"`;

/**
 * The version that If-Match asks for; undefined without the header or for `*`. Throws `invalid-input` for anything
 * that is not one of our tags.
 */
export function expectedVersionOf(request: Request): number | undefined {
  const given = request.headers.get("if-match")?.trim();
  if (!given || given === "*") return undefined;
  const version = /^"v(0|[1-9]\d{0,9})"$/.exec(given)?.[1];
  if (!version)
    throw new AppError("invalid-input", 'If-Match must be the ETag of an earlier answer, such as "v3".');
  return Number(version);
}
