import { z } from "zod";

/** What the second step's form sends. */
const codeForm = z.object({
  kind: z.enum(["totp", "recovery-code"]),
  code: z.string().trim().min(1, "Enter the code.").max(40, "This is too long for a code."),
});

/** Reads the second step's form as it was sent. */
export const readCode = (form: FormData) =>
  codeForm.safeParse({ kind: form.get("kind"), code: form.get("code") });

const passwordForm = z.object({
  password: z.string().min(1, "Enter your password.").max(1_024, "This is too long for a password."),
});

/** Reads the form that asks somebody signed in for the password again. */
export const readPassword = (form: FormData) => passwordForm.safeParse({ password: form.get("password") });
