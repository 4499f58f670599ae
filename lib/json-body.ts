import { AppError } from "@/lib/errors";

const invalid = (message: string) => new AppError("invalid-input", message);

/** The text of a request's body, at most `limit` bytes; throws `invalid-input` when there is more. */
export async function readText(request: Request, limit: number): Promise<string> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (announced > limit) throw invalid("The request is too long.");
  // With a Content-Length the HTTP parser hands over exactly so many bytes; without one they are counted.
  if (!Number.isNaN(announced)) return request.text();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw invalid("The request is too long.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/**
 * The JSON document of a request. Throws `invalid-input` unless the type is application/json, the length is within
 * `limit` bytes and the text is JSON. A foreign page cannot send this type without asking first (CORS preflight).
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid("The body must be application/json.");
  const text = await readText(request, limit);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which holds a password.
    throw invalid("The body is not JSON.");
  }
}
