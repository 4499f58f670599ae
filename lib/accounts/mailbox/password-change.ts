import { z } from "zod";
import { typedPassword } from "@/lib/accounts/mailbox/fields";
import { AppError } from "@/lib/platform/errors";

/** What somebody says who changes the own password. */
export const passwordChange = z.strictObject({
  currentPassword: z.string().min(1).max(1_024),
  password: typedPassword,
});

/** Why a password stays as it is. */
export const passwordRefusals = {
  "wrong-password": new AppError("invalid-input", "currentPassword: is not right", {
    fields: { currentPassword: "is not right" },
  }),
  "too-many-attempts": new AppError(
    "too-many-requests",
    "Too many wrong passwords. Try again in ten minutes.",
  ),
};
