import { z } from "zod";

/** What the set-up form sends; `minLength` is the password policy's. */
const setupInput = (minLength: number) =>
  z
    .object({
      token: z.string().max(200),
      login: z
        .string()
        .trim()
        .min(1, "Enter your e-mail address.")
        .max(320, "This is too long for an address."),
      displayName: z.string().trim().min(1, "Enter your name.").max(255, "Use at most 255 characters."),
      password: z
        .string()
        .min(minLength, `Use at least ${minLength} characters.`)
        .max(256, "Use at most 256 characters."),
      repeated: z.string(),
    })
    .refine((sent) => sent.password === sent.repeated, {
      path: ["repeated"],
      message: "This is not the same password.",
      // Also while other fields are wrong, so that everything is said at once.
      when: () => true,
    });

/** Reads the set-up form as it was sent. */
export const readSetup = (form: FormData, minLength: number) =>
  setupInput(minLength).safeParse(Object.fromEntries(form));
