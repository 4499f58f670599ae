import { and, count, countDistinct, eq, gte, isNotNull } from "drizzle-orm";
import { visibleAttempts } from "@/lib/credentials/login-attempt/visible-attempts";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { appPassword, domain, loginAttempt, mailbox } from "@/lib/platform/db/schema";

/** How much there is of what the actor administers. */
export interface Totals {
  domains: number;
  mailboxes: number;
  /** Mailboxes that somebody signed in to within the last seven days, by whatever way. */
  active: number;
  /** App passwords: each is a device or an app of somebody. */
  devices: number;
}

const weekMs = 7 * 86_400_000;

/** Counts what the actor administers. Throws `forbidden` for who administers nothing. */
export async function readTotals({ db, actor }: Context): Promise<Totals> {
  const own = readableBy(actor, domain.name);
  const [domains, mailboxes, active, devices] = await Promise.all([
    db.select({ number: count() }).from(domain).where(own),
    db
      .select({ number: count() })
      .from(mailbox)
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(own),
    db
      .select({ number: countDistinct(loginAttempt.mailboxId) })
      .from(loginAttempt)
      .where(
        and(
          visibleAttempts(actor),
          isNotNull(loginAttempt.mailboxId),
          eq(loginAttempt.result, "accepted"),
          gte(loginAttempt.lastAt, new Date(Date.now() - weekMs)),
        ),
      ),
    db
      .select({ number: count() })
      .from(appPassword)
      .innerJoin(mailbox, eq(mailbox.id, appPassword.mailboxId))
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(own),
  ]);
  const numberOf = ([row]: { number: number }[]) => row?.number ?? 0;
  return {
    domains: numberOf(domains),
    mailboxes: numberOf(mailboxes),
    active: numberOf(active),
    devices: numberOf(devices),
  };
}
