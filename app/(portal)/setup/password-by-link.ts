import { z } from "zod";
import { inputWords } from "@/app/(portal)/setup/input-words";
import { message } from "@/lib/words/message";

const passwordForm = z
  .object({
    token: z.string().max(200),
    password: z.string().min(1, message(inputWords("password"))),
    repeated: z.string(),
  })
  .refine(({ password, repeated }) => password === repeated, {
    path: ["repeated"],
    message: message(inputWords("repeated")),
  });

/** Reads what whoever holds a link sends to choose a password; what it must be, says the policy. */
export const readPasswordByLink = (form: FormData) => passwordForm.safeParse(Object.fromEntries(form));
