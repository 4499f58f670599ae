import { z } from "zod";
import type { Handle } from "@/lib/platform/db/client";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** Where a deleted provider's mailboxes go: the local source, out of use, or another provider. */
export const mailboxesGoTo = z.union([
  z.enum(["local", "disabled"]),
  z.strictObject({ identityProviderId: z.uuid() }),
]);
export type MailboxesGoTo = z.infer<typeof mailboxesGoTo>;

/** The destination that a word names: `local`, `disabled`, or the slug of a provider. Throws `not-found`. */
export async function destinationNamed(db: Handle, word: string): Promise<MailboxesGoTo> {
  if (word === "local" || word === "disabled") return word;
  return { identityProviderId: (await getProviderBySlug(db, word)).id };
}
