import { z } from "zod";

/** What the login form sends; longer input is refused before it costs anything. */
const signInInput = z.object({
  address: z
    .string()
    .trim()
    .min(1, "Enter your e-mail address.")
    .max(320, "This is too long for an address."),
  password: z.string().min(1, "Enter your password.").max(1_024, "This is too long for a password."),
});

/** Reads the login form as it was sent. */
export const readSignIn = (form: FormData) =>
  signInInput.safeParse({ address: form.get("address"), password: form.get("password") });
