import { z } from "zod";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import { clientProtocols } from "@/lib/platform/db/protocols";

/** What the form for a new app password sends. */
export const newAppPasswordInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give it a name, such as the device it is for.")
    .max(100, "Use at most 100 characters."),
  protocols: z.array(z.enum(clientProtocols)).min(1, "Choose at least one."),
  expiry: z.enum(expiryValues, "Choose one of the list."),
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
