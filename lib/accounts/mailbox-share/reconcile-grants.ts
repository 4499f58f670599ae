import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { mailboxShare, shareGrant } from "@/lib/platform/db/schema";
import type { RevocationReason } from "@/lib/platform/db/schema/revocation";
import { inTransaction } from "@/lib/platform/db/transaction";
import { groupBy } from "@/lib/platform/list/group-by";
import { slices } from "@/lib/platform/list/slices";
import { shareMailbox } from "@/lib/revocation/doveadm/share-mailbox";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

/*
 * What decides is the view `share_member`: whom it names no more gets in nowhere from that moment on. Here follows what the view cannot do:
 * those who are in already are put out, and those who are new are let in as soon as Dovecot knows the mailbox as shared. Whatever has
 * changed (a group, a link, a state, a provider, a share), it shows here, so that no way of losing access can be forgotten.
 */

const reason: RevocationReason = "share-ended";

/** Everybody whom shared mailboxes are open to now, each once a mailbox. */
const wanted = sql`(SELECT member_id, mailbox_id, MAX(access <> 'read') AS writes FROM share_member GROUP BY member_id, mailbox_id)`;

type Rows<Row> = readonly [readonly Row[], ...unknown[]];

async function select<Row>({ db }: Context, statement: SQL): Promise<readonly Row[]> {
  const [rows] = (await db.execute(statement)) as unknown as Rows<Row>;
  return rows;
}

/** Whether there is anything to reconcile at all: most installations share nothing. */
async function isInUse(context: Context): Promise<boolean> {
  const [row] = await select<{ inUse: number }>(
    context,
    sql`SELECT EXISTS(SELECT 1 FROM ${mailboxShare}) OR EXISTS(SELECT 1 FROM ${shareGrant}) AS inUse`,
  );
  return row?.inUse === 1;
}

interface Former {
  memberId: string;
  mailboxId: string;
  address: string;
  domainName: string;
}

/** Lets what former members have open at the mail server end. */
async function putOut(context: Context): Promise<void> {
  const former = await select<Former>(
    context,
    sql`SELECT g.member_id AS memberId, g.mailbox_id AS mailboxId, mailbox.address, domain.name AS domainName
      FROM share_grant AS g
      JOIN mailbox ON mailbox.id = g.member_id JOIN domain ON domain.id = mailbox.domain_id
      LEFT JOIN ${wanted} AS w ON w.member_id = g.member_id AND w.mailbox_id = g.mailbox_id
      WHERE w.member_id IS NULL OR w.writes < g.writes`,
  );
  if (former.length === 0) return;
  await inTransaction(context, async ({ db }) => {
    for (const { memberId, mailboxId, address, domainName } of former) {
      const deleted = await db.execute(
        sql`DELETE FROM share_grant WHERE member_id = ${memberId} AND mailbox_id = ${mailboxId}`,
      );
      // Otherwise another process has just done it.
      if (deleted[0].affectedRows > 0) await requestRevocation(db, { address, domainName, reason });
    }
  });
}

/** Makes a mailbox known as shared to the mail server; gives what went wrong, or null. */
export type ShareMailbox = (mailbox: { id: string; address: string }) => Promise<string | null>;

interface New {
  memberId: string;
  mailboxId: string;
  address: string;
  writes: number;
}

/** Lets new members in, mailbox by mailbox. Gives what kept some of them out, or null. */
async function letIn(context: Context, share: ShareMailbox): Promise<string | null> {
  const members = await select<New>(
    context,
    sql`SELECT w.member_id AS memberId, w.mailbox_id AS mailboxId, mailbox.address, w.writes
      FROM ${wanted} AS w JOIN mailbox ON mailbox.id = w.mailbox_id
      LEFT JOIN share_grant AS g ON g.member_id = w.member_id AND g.mailbox_id = w.mailbox_id
      WHERE g.member_id IS NULL OR g.writes < w.writes`,
  );
  let problem: string | null = null;
  for (const [id, some] of byMailbox(members)) {
    const failed = await share({ id, address: some[0]?.address ?? "" });
    if (failed === null) await grant(context, some);
    else problem = failed;
  }
  return problem;
}

const byMailbox = (members: readonly New[]) =>
  groupBy(
    members,
    ({ mailboxId }) => mailboxId,
    (member) => member,
  );

const atOnce = 1_000;

async function grant({ db }: Context, members: readonly New[]): Promise<void> {
  for (const some of slices(members, atOnce)) {
    const rows = some.map(({ memberId, mailboxId, writes }) => sql`(${memberId}, ${mailboxId}, ${writes})`);
    // Who was deleted meanwhile is left out; who has left meanwhile is put out by the next round.
    await db.execute(sql`
      INSERT IGNORE INTO share_grant (member_id, mailbox_id, writes) VALUES ${sql.join(rows, sql`, `)}
      ON DUPLICATE KEY UPDATE writes = VALUES(writes)`);
  }
}

/**
 * Puts out of shared mailboxes who is no member any more, and lets in who has become one. Gives what kept some from being let in, or null.
 * Any number of processes may do so at once.
 */
export async function reconcileGrants(
  context: Context,
  share: ShareMailbox = shareMailbox,
): Promise<string | null> {
  if (!(await isInUse(context))) return null;
  await putOut(context);
  return letIn(context, share);
}
