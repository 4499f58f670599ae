import { eq } from "drizzle-orm";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, mailbox } from "@/lib/platform/db/schema";

/** The step that is missing before the first mail can come: a domain, then a mailbox in it; null when both are there. */
export async function missingFirstStep({ db, actor }: Context): Promise<"no-domain" | "no-mailbox" | null> {
  const own = readableBy(actor, domain.name);
  const [someDomain] = await db.select({ id: domain.id }).from(domain).where(own).limit(1);
  if (!someDomain) return "no-domain";
  const [someMailbox] = await db
    .select({ id: mailbox.id })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(own)
    .limit(1);
  return someMailbox ? null : "no-mailbox";
}
