import { and, asc, eq, gt, isNotNull, or } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import { notify } from "@/lib/notification/outbox/notify";
import { forMailApps, knowsNetworks, rememberNetwork } from "@/lib/notification/watch/known-networks";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { loginAttempt, mailbox, notification } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { blockOf } from "@/lib/platform/networks";

/**
 * Reads the sign-ins since a moment from the login history, and tells people of those from a network that is new to their
 * mailbox. A mail app's is told once a day: phones change networks all the time. One that is not told leaves the network new to the
 * portal, so that whoever knows a password cannot first have it known by a mail app. Any number of processes may do so at once, over
 * the same sign-ins. Gives the moment up to which it has read.
 */
export async function tellOfSignIns(context: Context, since: Date, pageSize = 1_000): Promise<Date> {
  const seen = new Set<string>();
  let last = { lastAt: since, id: "" };
  for (;;) {
    const attempts = await readSignIns(context.db, last, pageSize);
    for (const { mailboxId, ip, door, firstAt } of attempts) {
      if (ip === null || !ipaddr.isValid(ip)) continue;
      const signIn = { mailboxId, door, network: blockOf(ip), firstAt };
      const key = `${mailboxId} ${signIn.network} ${isAtPortal(signIn)}`;
      if (!seen.has(key)) await judgeSignIn(context, signIn);
      seen.add(key);
    }
    last = attempts.at(-1) ?? last;
    if (attempts.length < pageSize) return last.lastAt;
  }
}

/** The next page of sign-ins after one; by its id too, since any number of them may have the same moment. */
const readSignIns = (db: Handle, { lastAt, id }: { lastAt: Date; id: string }, limit: number) =>
  db
    .select({
      id: loginAttempt.id,
      mailboxId: mailbox.id,
      ip: loginAttempt.ip,
      door: loginAttempt.door,
      firstAt: loginAttempt.firstAt,
      lastAt: loginAttempt.lastAt,
    })
    .from(loginAttempt)
    .innerJoin(mailbox, eq(mailbox.id, loginAttempt.mailboxId))
    .where(
      and(
        or(gt(loginAttempt.lastAt, lastAt), and(eq(loginAttempt.lastAt, lastAt), gt(loginAttempt.id, id))),
        eq(loginAttempt.result, "accepted"),
        isNotNull(loginAttempt.ip),
      ),
    )
    .orderBy(asc(loginAttempt.lastAt), asc(loginAttempt.id))
    .limit(limit);

interface SignIn {
  mailboxId: string;
  door: string;
  network: string;
  firstAt: Date;
}

const isAtPortal = ({ door }: Pick<SignIn, "door">): boolean => door === "portal";

async function judgeSignIn(context: Context, signIn: SignIn): Promise<void> {
  const { mailboxId, door, network, firstAt } = signIn;
  await inTransaction(context, async (tx) => {
    const known = await knowsNetworks(tx.db, mailboxId, firstAt);
    const day = firstAt.toISOString().slice(0, 10);
    const once = isAtPortal(signIn) ? {} : { dedupeKey: `new-network:${mailboxId}:${day}` };
    const isNew = await isNewNetwork(tx.db, signIn, once.dedupeKey);
    // The first sign-in of all is no news.
    if (known && isNew) await notify(tx, { kind: "new-network", mailboxId, door, network, ...once });
  });
}

/** Whether the person is to be told; from then on the network is remembered as far as it was. */
async function isNewNetwork(
  tx: Transaction,
  { mailboxId, network }: SignIn,
  dedupeKey: string | undefined,
): Promise<boolean> {
  if (dedupeKey === undefined) return rememberNetwork(tx, mailboxId, network);
  if (!(await rememberNetwork(tx, mailboxId, forMailApps(network)))) return false;
  const wasTold = (await tx.$count(notification, eq(notification.dedupeKey, dedupeKey))) > 0;
  return !wasTold && rememberNetwork(tx, mailboxId, network);
}
