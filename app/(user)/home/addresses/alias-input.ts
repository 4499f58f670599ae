import { z } from "zod";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("user.aliases.input", {
  lifetime: "Choose an option from the list.",
  gone: "This address no longer exists.",
});

const lifetime = z.enum(lifetimes, message(inputWords("lifetime")));
const gone = message(inputWords("gone"));

/** The form of a new temporary address. */
export const newAliasInput = z.object({
  description: z.string().trim().max(255),
  lifetime,
});

/** The form that extends one. */
export const extensionInput = z.object({ id: z.uuid(gone), lifetime });

/** The form that deletes one. */
export const oneAlias = z.object({ id: z.uuid(gone) });
