import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const pathWords = words("rest.path", {
  notFound: "Resource not found. GET /api/v1/openapi.json lists all of them.",
  invalid: "The path isn't valid.",
});

/** The refusal of a path that no operation has. */
export const unknownResource = (): AppError => new AppError("not-found", pathWords("notFound"));

/** The refusal of a path that is no UTF-8. */
export const invalidPath = (cause?: unknown): AppError =>
  new AppError("invalid-input", pathWords("invalid"), { cause });
