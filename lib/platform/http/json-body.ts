import { AppError, invalidInput } from "@/lib/platform/errors";
import { textProblem } from "@/lib/platform/input/well-formed";
import { type Text, words } from "@/lib/words/text";

const bodyWords = words("http.body", {
  tooLong: "The request is too long.",
  notUtf8: "The body is not UTF-8.",
  notJson: "The body is not valid JSON.",
  type: "The body must be application/json.",
});

const invalid = (text: Text) => new AppError("invalid-input", text);

/** The bytes of a request's body, at most `limit`; throws `invalid-input` when there are more. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (announced > limit) throw invalid(bodyWords("tooLong"));
  // With a Content-Length the HTTP parser hands over exactly so many bytes; without one they are counted.
  if (!Number.isNaN(announced)) return new Uint8Array(await request.arrayBuffer());
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw invalid(bodyWords("tooLong"));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The text of a request's body, at most `limit` bytes of UTF-8; throws `invalid-input` when there is more, or other bytes. */
export async function readText(request: Request, limit: number): Promise<string> {
  return textOf(await readBytes(request, limit));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid(bodyWords("notUtf8"));
  }
}

function requireJsonType(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid(bodyWords("type"));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which holds a password.
    throw invalid(bodyWords("notJson"));
  }
}

function requireText(document: unknown): unknown {
  const problem = textProblem(document);
  if (!problem) return document;
  throw invalidInput({ [problem.path]: problem.text });
}

/** The JSON document that some bytes are (RFC 8259 8.1). Throws `invalid-input`, also where a text in it is none. */
export const parseJson = (bytes: Uint8Array): unknown => requireText(parse(textOf(bytes)));

/**
 * The JSON document of a request. Throws `invalid-input` unless the type is application/json, the length is within
 * `limit` bytes, these are JSON in UTF-8 (RFC 8259 8.1), and every text in it is text (`textProblem`). A foreign page
 * cannot send this type without asking first (CORS preflight).
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  requireJsonType(request);
  return parseJson(await readBytes(request, limit));
}

/**
 * As `readJson`, but bytes that are no UTF-8 become replacement characters: Dovecot sends what somebody typed as it is,
 * and a password that cannot be right must be a wrong one, never a fault.
 */
export async function readTypedJson(request: Request, limit: number): Promise<unknown> {
  requireJsonType(request);
  return requireText(parse(Buffer.from(await readBytes(request, limit)).toString("utf8")));
}
