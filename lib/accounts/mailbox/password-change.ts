import { z } from "zod";
import { typedPassword } from "@/lib/accounts/mailbox/fields";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const changeWords = words("mailbox.passwordChange", {
  wrong: "must be your current password",
  tooMany: "Too many wrong passwords. Try again in ten minutes.",
});

/** What somebody says who changes the own password. */
export const passwordChange = z.strictObject({
  currentPassword: z.string().min(1).max(1_024),
  password: typedPassword,
});

/** Why a password stays as it is. */
export const passwordRefusals = {
  "wrong-password": invalidInput({ currentPassword: changeWords("wrong") }),
  "too-many-attempts": new AppError("too-many-requests", changeWords("tooMany")),
};
