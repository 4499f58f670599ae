import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("proof.input", { code: "Enter the code.", password: "Enter your password." });

/** What the second step's form sends. */
const codeForm = z.object({
  kind: z.enum(["totp", "recovery-code"]),
  code: z
    .string()
    .trim()
    .min(1, message(inputWords("code")))
    .max(40),
});

/** Reads the second step's form as it was sent. */
export const readCode = (form: FormData) =>
  codeForm.safeParse({ kind: form.get("kind"), code: form.get("code") });

const passwordForm = z.object({
  password: z
    .string()
    .min(1, message(inputWords("password")))
    .max(1_024),
});

/** Reads the form that asks somebody signed in for the password again. */
export const readPassword = (form: FormData) => passwordForm.safeParse({ password: form.get("password") });
