import { z } from "zod";

/** What the form for a new mailbox password sends; what makes a good one is the verb's rule. */
export const passwordChangeInput = z.object({
  currentPassword: z.string().min(1, "Enter your current password.").max(1_024, "This is too long."),
  newPassword: z.string().min(10, "Use at least 10 characters.").max(256, "Use at most 256 characters."),
});

/** Reads the form as it was sent. */
export const readPasswordChange = (form: FormData) =>
  passwordChangeInput.safeParse({
    currentPassword: form.get("currentPassword"),
    newPassword: form.get("newPassword"),
  });
