import { z } from "zod";
import { lifetimes } from "@/lib/accounts/alias/lifetime";

const lifetime = z.enum(lifetimes, "Choose one of the list.");
const gone = "This address does not exist any more.";

/** The form of a new temporary address. */
export const newAliasInput = z.object({
  description: z.string().trim().max(255, "Use at most 255 characters."),
  lifetime,
});

/** The form that extends one. */
export const extensionInput = z.object({ id: z.uuid(gone), lifetime });

/** The form that deletes one. */
export const oneAlias = z.object({ id: z.uuid(gone) });
