import { createHmac } from "node:crypto";
import { and, eq, gt, isNotNull, lt, lte, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { databaseNow, inMs } from "@/lib/platform/db/moment";
import { knownNetwork, loginAttempt } from "@/lib/platform/db/schema";
import { blockOf } from "@/lib/platform/networks";
import { keyFor } from "@/lib/platform/secrets/keyring";

const dayMs = 86_400_000;
const keptDays = 180;
const mostRemembered = 200;
/** How far back the login history is asked about a mailbox of which nothing is known yet. */
const historyDays = 90;

const digestOf = (mailboxId: string, network: string): Buffer =>
  createHmac("sha256", keyFor("known-network")).update(`${mailboxId}\n${network}`).digest();

/** A network as far as mail apps have been seen there, which says nothing of the portal. */
export const forMailApps = (network: string): string => `mail apps\n${network}`;

/** Remembers that a mailbox was signed in to from there. True when that is new. */
export async function rememberNetwork(tx: Transaction, mailboxId: string, network: string): Promise<boolean> {
  const digest = digestOf(mailboxId, network);
  const [{ affectedRows }] = await tx.execute(
    sql`INSERT IGNORE INTO ${knownNetwork} (mailbox_id, digest, last_seen_at) VALUES (${mailboxId}, ${digest}, ${databaseNow})`,
  );
  if (affectedRows === 1) return true;
  await tx.execute(
    sql`UPDATE ${knownNetwork} SET last_seen_at = ${databaseNow}
        WHERE mailbox_id = ${mailboxId} AND digest = ${digest} AND last_seen_at < ${inMs(-dayMs)}`,
  );
  return false;
}

/** Whether any network of a mailbox is known; if not, those are learnt that its login history had before this moment. */
export async function knowsNetworks(tx: Transaction, mailboxId: string, before: Date): Promise<boolean> {
  const count = await tx.$count(knownNetwork, eq(knownNetwork.mailboxId, mailboxId));
  if (count > mostRemembered) await forgetOldest(tx, mailboxId, count - mostRemembered);
  if (count > 0) return true;
  const earlier = await tx
    .selectDistinct({ ip: loginAttempt.ip })
    .from(loginAttempt)
    .where(
      and(
        eq(loginAttempt.mailboxId, mailboxId),
        eq(loginAttempt.result, "accepted"),
        isNotNull(loginAttempt.ip),
        lt(loginAttempt.firstAt, before),
        gt(loginAttempt.lastAt, new Date(before.getTime() - historyDays * dayMs)),
      ),
    )
    .limit(mostRemembered);
  const ips = earlier.flatMap(({ ip }) => (ip !== null && ipaddr.isValid(ip) ? [ip] : []));
  for (const network of new Set(ips.map(blockOf))) await rememberNetwork(tx, mailboxId, network);
  return ips.length > 0;
}

async function forgetOldest(tx: Transaction, mailboxId: string, many: number): Promise<void> {
  await tx
    .delete(knownNetwork)
    .where(eq(knownNetwork.mailboxId, mailboxId))
    .orderBy(knownNetwork.lastSeenAt)
    .limit(many);
}

/** Forgets networks from which nobody has come for half a year. */
export async function purgeKnownNetworks(db: Handle): Promise<void> {
  await db
    .delete(knownNetwork)
    .where(lte(knownNetwork.lastSeenAt, inMs(-keptDays * dayMs)))
    .limit(10_000);
}
