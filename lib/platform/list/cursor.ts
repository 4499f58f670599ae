import type { z } from "zod";
import { invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const cursorWords = words("list.cursor", { invalid: "must be `next` from a page in the same order" });

/** The place of a row in a sorted list, as one opaque word for URLs. */
export const writeCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/** The place that `writeCursor` wrote. Throws `invalid-input` for anything else. */
export function readCursor<Schema extends z.ZodType>(text: string, shape: Schema): z.output<Schema> {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch (cause) {
    throw invalidInput({ cursor: cursorWords("invalid") }, cause);
  }
}
