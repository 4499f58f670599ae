import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("portal.login.input", {
  address: "Enter your email address.",
  password: "Enter your password.",
});

const address = z
  .string()
  .trim()
  .min(1, message(inputWords("address")))
  .max(320);

/** What the login form sends; longer input is refused before it costs anything. */
const addressInput = z.object({ address });
const signInInput = z.object({
  address,
  password: z
    .string()
    .min(1, message(inputWords("password")))
    .max(1_024),
});

/** Reads the login form as it was sent. */
export const readSignIn = (form: FormData) =>
  signInInput.safeParse({ address: form.get("address"), password: form.get("password") });

/** Reads the address, or the name, that a form gives alone. */
export const readAddress = (form: FormData) => addressInput.safeParse({ address: form.get("address") });

/** The address as it was typed, to be shown again; shortened where nobody has typed that. */
export const typedName = (form: FormData): string => String(form.get("address") ?? "").slice(0, 320);

/** For whom a button leads to a provider, where the form knows. */
export const readHint = (form: FormData): string | null => address.safeParse(form.get("hint")).data ?? null;
