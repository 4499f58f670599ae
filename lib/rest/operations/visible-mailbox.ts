import { z } from "zod";
import { requireDomainAdmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { canonicalAddress } from "@/lib/mailbox/address";
import { getMailboxByAddress } from "@/lib/mailbox/queries";
import { type mailboxView, showMailbox } from "@/lib/rest/views/mailbox";

export const byAddress = z.strictObject({ address: z.string().max(320) });

/**
 * Throws `forbidden` where the caller does not administer the address's domain: for PUT, before anything is said about
 * whether there is something at that address.
 */
export const requireAddressOwner = ({ actor }: Context, address: string): void =>
  requireDomainAdmin(actor, canonicalAddress(address)?.domain ?? "");

/** The answer about a mailbox as it is now. */
export async function shownMailbox(context: Context, address: string) {
  const row = await getMailboxByAddress(context.db, address);
  return { body: showMailbox(row) satisfies z.input<typeof mailboxView>, version: row.version };
}
