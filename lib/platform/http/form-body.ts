import { AppError } from "@/lib/platform/errors";
import { readText } from "@/lib/platform/http/json-body";
import { words } from "@/lib/words/text";

const formWords = words("http.form", { type: "The body must be application/x-www-form-urlencoded." });

/**
 * The fields of a request's form. Throws `invalid-input` unless the type is application/x-www-form-urlencoded and the
 * length is within `limit` bytes.
 */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new AppError("invalid-input", formWords("type"));
  return new URLSearchParams(await readText(request, limit));
}
