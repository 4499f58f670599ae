import { z } from "zod";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import { appPasswordInput } from "@/lib/credentials/app-password/create-app-password";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("user.appPasswords.input", { expiry: "Choose an option from the list." });

/** A new app password, which leaves the server this once. */
export interface NewAppPassword {
  password: string;
  name: string;
  protocols: ClientProtocol[];
}

/** What the form for a new app password sends. */
export const newAppPasswordInput = z.object({
  name: appPasswordInput.shape.name,
  protocols: appPasswordInput.shape.protocols,
  expiry: z.enum(expiryValues, message(inputWords("expiry"))),
});

/** Reads the form as it was sent. */
export const readNewAppPassword = (form: FormData) =>
  newAppPasswordInput.safeParse({
    name: form.get("name"),
    protocols: form.getAll("protocols"),
    expiry: form.get("expiry"),
  });

/** What was typed and chosen, for showing the form again. */
export const typedAppPassword = (form: FormData): Record<string, string> => ({
  name: String(form.get("name") ?? ""),
  protocols: form.getAll("protocols").join(","),
  expiry: String(form.get("expiry") ?? ""),
});
