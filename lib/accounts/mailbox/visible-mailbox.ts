import { getMailboxByAddress, type MailboxWithFacts } from "@/lib/access/queries";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

/**
 * The mailbox of this address, if the caller administers its domain. Throws `not-found`, the same for a mailbox of
 * somebody else's domain as for none.
 */
export async function visibleMailbox(context: Context, address: string): Promise<MailboxWithFacts> {
  const domainName = canonicalAddress(address)?.domain;
  try {
    requireDomainAdmin(context.actor, domainName ?? "");
  } catch (cause) {
    throw new AppError("not-found", `There is no mailbox ${address}.`, { cause });
  }
  return getMailboxByAddress(context.db, address);
}
