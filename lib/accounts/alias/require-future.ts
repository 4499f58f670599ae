import { AppError } from "@/lib/platform/errors";

/** Throws `invalid-input` for an end that is there and lies in the past. */
export function requireFuture(expiresAt: Date | null | undefined): void {
  if (expiresAt && expiresAt <= new Date())
    throw new AppError("invalid-input", "The end must lie in the future.", {
      fields: { expiresAt: "must lie in the future" },
    });
}
