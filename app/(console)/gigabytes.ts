import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const numberWords = words("console.number", {
  gigabytes: "Enter a number of gigabytes, such as 5 or 0.5.",
  whole: "Enter a whole number.",
});

const gigabyte = 1024 ** 3;

/** A size in bytes as a number of gigabytes for an input; null (no limit) is empty. */
export const gigabytesOf = (bytes: number | null): string => (bytes === null ? "" : String(bytes / gigabyte));

/** What was typed as gigabytes, in bytes; null for none. A comma is as good as a point. */
export const typedGigabytes = z
  .string()
  .trim()
  .transform((text, check) => {
    if (text === "") return null;
    const bytes = Math.round(Number(text.replace(",", ".")) * gigabyte);
    // A few bytes are shown as "9.3e-10": JavaScript writes small numbers so.
    if (/^\d+([.,]\d+)?(e-\d+)?$/.test(text) && Number.isSafeInteger(bytes)) return bytes;
    check.addIssue({ code: "custom", message: message(numberWords("gigabytes")) });
    return z.NEVER;
  });

/** What was typed as a whole number; null for none. */
export const typedCount = z
  .string()
  .trim()
  .regex(/^\d{0,9}$/, message(numberWords("whole")))
  .transform((text) => (text === "" ? null : Number(text)));

/** The same, where there must be one. */
export const neededCount = typedCount.transform((count, check) => {
  if (count !== null) return count;
  check.addIssue({ code: "custom", message: message(numberWords("whole")) });
  return z.NEVER;
});
