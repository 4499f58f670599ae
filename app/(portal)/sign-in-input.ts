import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("portal.login.input", {
  address: "Enter your email address.",
  password: "Enter your password.",
});

/** What the login form sends; longer input is refused before it costs anything. */
const signInInput = z.object({
  address: z
    .string()
    .trim()
    .min(1, message(inputWords("address")))
    .max(320),
  password: z
    .string()
    .min(1, message(inputWords("password")))
    .max(1_024),
});

/** Reads the login form as it was sent. */
export const readSignIn = (form: FormData) =>
  signInInput.safeParse({ address: form.get("address"), password: form.get("password") });
