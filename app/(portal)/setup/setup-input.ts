import { z } from "zod";
import { inputWords } from "@/app/(portal)/setup/input-words";
import { message } from "@/lib/words/message";

/** What the set-up form sends; `minLength` is the password policy's. */
const setupInput = (minLength: number) =>
  z
    .object({
      token: z.string().max(200),
      login: z
        .string()
        .trim()
        .min(1, message(inputWords("login")))
        .max(320),
      displayName: z
        .string()
        .trim()
        .min(1, message(inputWords("displayName")))
        .max(255),
      password: z.string().min(minLength).max(256),
      repeated: z.string(),
    })
    .refine((sent) => sent.password === sent.repeated, {
      path: ["repeated"],
      message: message(inputWords("repeated")),
      // Also while other fields are wrong, so that everything is said at once.
      when: () => true,
    });

/** Reads the set-up form as it was sent. */
export const readSetup = (form: FormData, minLength: number) =>
  setupInput(minLength).safeParse(Object.fromEntries(form));
