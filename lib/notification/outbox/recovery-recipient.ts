import { eq, inArray } from "drizzle-orm";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";

/**
 * Who reads mail to an address: a mailbox here, since when at the latest it has been its, nobody, or somebody elsewhere, of whom
 * nothing is known.
 */
type Reader = "elsewhere" | "nobody" | { mailboxId: string; since: Date };

/** Who reads mail to an address, by what is here now. Mail to NAME+ANYTHING is NAME's (RFC 5233). */
export async function readerOf(db: Handle, address: string): Promise<Reader> {
  const canonical = canonicalAddress(address);
  if (!canonical || (await db.$count(domain, eq(domain.name, canonical.domain))) === 0) return "elsewhere";
  const names = [canonical.address, `${canonical.localPart.split("+")[0]}@${canonical.domain}`];
  const mailboxes = await db
    .select({ address: mailbox.address, mailboxId: mailbox.id, since: mailbox.createdAt })
    .from(mailbox)
    .where(inArray(mailbox.address, names));
  const aliases = await db
    // An alias may lead to another mailbox than before: whatever was changed of it counts as that.
    .select({ address: alias.address, mailboxId: alias.mailboxId, since: alias.updatedAt })
    .from(alias)
    .where(inArray(alias.address, names));
  const known = [...mailboxes, ...aliases];
  const found = names.flatMap((name) => known.filter((one) => one.address === name))[0];
  return found ? { mailboxId: found.mailboxId, since: found.since } : "nobody";
}

/**
 * Whether a recovery address still belongs to whoever has confirmed it, as far as that can be known: one that is here can have passed to
 * somebody else, who must neither hear of the account nor get a link that opens it.
 */
export async function isStillTheirs(
  db: Handle,
  { address, confirmedAt }: { address: string; confirmedAt: Date | null },
): Promise<boolean> {
  const reader = await readerOf(db, address);
  if (reader === "elsewhere") return true;
  return reader !== "nobody" && confirmedAt !== null && reader.since <= confirmedAt;
}
