import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const expiryWords = words("alias.expiry", {
  past: "The expiry date must be in the future.",
  mustBeFuture: "must be in the future",
});

/** Throws `invalid-input` for an end that is there and lies in the past. */
export function requireFuture(expiresAt: Date | null | undefined): void {
  if (expiresAt && expiresAt <= new Date())
    throw new AppError("invalid-input", expiryWords("past"), {
      fields: { expiresAt: expiryWords("mustBeFuture") },
    });
}
