import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { databaseNow } from "@/lib/platform/db/moment";
import { domain, mailbox, revocation } from "@/lib/platform/db/schema";
import type { RevocationReason } from "@/lib/platform/db/schema/revocation";
import { afterCommit } from "@/lib/platform/db/transaction";
import { newRevocation } from "@/lib/revocation/outbox/wake";

export interface Revoked {
  /** Canonical; null: every mailbox of the domain. */
  address: string | null;
  domainName: string;
  reason: RevocationReason;
}

/**
 * Lets what somebody has open at the mail server end: cached logins and connections of every mail protocol. Part of the
 * transaction of the change that made it necessary, so that neither is without the other; lib/revocation/delivery delivers it, at
 * the latest a second after the commit, and again until it is done. Does not end web sessions (`lib/credentials/web-session`).
 */
export async function requestRevocation(tx: Transaction, revoked: Revoked): Promise<void> {
  await tx.insert(revocation).values({ ...revoked, dueAt: databaseNow, nextTryAt: databaseNow });
  afterCommit(tx, newRevocation.raise);
}

/**
 * As `requestRevocation` for every mailbox that has this provider as its source, in one statement; `only` those that meet
 * a condition.
 */
export async function requestRevocationOfSource(
  tx: Transaction,
  identityProviderId: string,
  reason: RevocationReason,
  only?: SQL,
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO ${revocation} (id, address, domain_name, reason, due_at, next_try_at)
    SELECT UUID(), ${mailbox.address}, ${domain.name}, ${reason}, ${databaseNow}, ${databaseNow}
    FROM ${mailbox} JOIN ${domain} ON ${eq(domain.id, mailbox.domainId)}
    WHERE ${and(eq(mailbox.identityProviderId, identityProviderId), only)}`);
  afterCommit(tx, newRevocation.raise);
}

/**
 * As `requestRevocation`, at a moment to come: for what ends by itself. `id` names what ends, so that
 * `withdrawRevocation` finds it.
 */
export async function requestRevocationAt(
  tx: Transaction,
  id: string,
  at: Date,
  revoked: Revoked,
): Promise<void> {
  await tx.insert(revocation).values({ ...revoked, id, dueAt: at, nextTryAt: at });
}

/** Takes back what `requestRevocationAt` has asked for, if it has not come to it yet. */
export async function withdrawRevocation(tx: Transaction, id: string): Promise<void> {
  await tx.delete(revocation).where(eq(revocation.id, id));
}
