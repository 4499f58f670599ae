import { z } from "zod";

/** What the form for a new mailbox password sends; what makes a good one is the verb's rule. */
const passwordChangeInput = z.object({
  currentPassword: z.string().min(1, "Enter your current password.").max(1_024, "This is too long."),
  password: z.string().min(1, "Enter a new password."),
});

/** Reads the form as it was sent. */
export const readPasswordChange = (form: FormData) =>
  passwordChangeInput.safeParse({
    currentPassword: form.get("currentPassword"),
    password: form.get("password"),
  });
