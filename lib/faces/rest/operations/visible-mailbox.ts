import { z } from "zod";
import { getMailboxByAddress } from "@/lib/access/queries";
import { type mailboxView, showMailbox } from "@/lib/faces/rest/views/mailbox";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";

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
