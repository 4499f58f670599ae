import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("user.password.input", {
  currentPassword: "Enter your current password.",
  password: "Enter a new password.",
});

/** What the form for a new mailbox password sends; what makes a good one is the verb's rule. */
const passwordChangeInput = z.object({
  currentPassword: z
    .string()
    .min(1, message(inputWords("currentPassword")))
    .max(1_024),
  password: z.string().min(1, message(inputWords("password"))),
});

/** Reads the form as it was sent. */
export const readPasswordChange = (form: FormData) =>
  passwordChangeInput.safeParse({
    currentPassword: form.get("currentPassword"),
    password: form.get("password"),
  });
