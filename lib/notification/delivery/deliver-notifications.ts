import { findMailboxById, type MailboxWithFacts } from "@/lib/access/queries";
import { readChoice } from "@/lib/notification/choice/queries";
import { judge, type Verdict } from "@/lib/notification/delivery/judge";
import { type Group, writeMail } from "@/lib/notification/delivery/write-mail";
import {
  isNotificationKind,
  type NotificationKind,
  notificationPurposes,
} from "@/lib/notification/kind/kinds";
import type { Message } from "@/lib/notification/message/compose-message";
import { claimNotifications, type NotificationRow } from "@/lib/notification/outbox/claim-notifications";
import { complete, postponeFailed, postponeUntil } from "@/lib/notification/outbox/complete";
import { nextAllowed } from "@/lib/notification/outbox/sent-lately";
import { type Handover, sendMessage } from "@/lib/notification/smtp/send-message";
import { problemOf } from "@/lib/notification/smtp/transport";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Two days of trying: what is older has become a matter for somebody to look at. */
const givenUpAfterMs = 48 * 3_600_000;

/**
 * Sends what is due of the outbox of notifications, until nothing is due (null) or the mail server fails: then it says how.
 * Any number of processes may do so at once; each mail is sent at least once, and has the same Message-ID each time.
 */
export async function deliverNotifications(context: Context): Promise<string | null> {
  for (;;) {
    const rows = await claimNotifications(context);
    if (rows.length === 0) return null;
    const problem = await deliverAll(context, alike(rows));
    if (problem !== null) return problem;
  }
}

/** Rows that become one mail: of one kind, to one place. A secret link has a mail of its own. */
function alike(rows: readonly NotificationRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { id, kind, mailboxId, recipient, language, sealedLink } = row;
    const key = JSON.stringify([kind, mailboxId, recipient, language, sealedLink && id]);
    groups.set(key, [...(groups.get(key) ?? []), row] as [NotificationRow, ...NotificationRow[]]);
  }
  return [...groups.values()];
}

/** Stops at the first failure of the mail server: the others would fail alike, one time-out after the other. */
async function deliverAll(context: Context, groups: readonly Group[]): Promise<string | null> {
  for (const [index, group] of groups.entries()) {
    const problem = await deliver(context, group);
    if (problem === null) continue;
    await failed(context, groups.slice(index).flat(), problem);
    return problem;
  }
  return null;
}

/** Null when these rows are done with for now, else how the mail server failed. */
async function deliver(context: Context, group: Group): Promise<string | null> {
  const { db } = context;
  const { kind, mailboxId } = group[0];
  const mailbox = await findMailboxById(db, mailboxId);
  // Deleted meanwhile, or written by a newer version of the product.
  if (!mailbox || !isNotificationKind(kind)) {
    await complete(db, group, "dropped");
    return null;
  }
  const purpose = notificationPurposes[kind];
  const verdict = judge({
    row: group[0],
    purpose,
    mailbox,
    enabled: (await currentSettings(db, "notifications")).enabled,
    unwanted: (await readChoice(db, mailboxId)).switchedOff.some((one) => one === kind),
    nextAllowed: await nextAllowed(db, group[0], purpose),
  });
  if (verdict.verdict === "send") return send(context, kind, group, mailbox);
  await hold(context, group, verdict);
  return null;
}

async function send(
  context: Context,
  kind: NotificationKind,
  group: Group,
  mailbox: MailboxWithFacts,
): Promise<string | null> {
  const { name, colour } = await currentSettings(context.db, "branding");
  const [{ id, recipient }] = group;
  let message: Message;
  try {
    message = writeMail(kind, group, mailbox, name);
  } catch (error) {
    // Such as a link that was sealed with another secret. It must not keep the others waiting.
    logger("notification").error({ error, kind }, "a mail cannot be written; it is given up");
    await complete(context.db, group, "given-up", problemOf(error));
    return null;
  }
  const handover = await sendMessage(message, { id, to: recipient ?? mailbox.address, colour });
  if (handover.outcome === "failed") return handover.problem;
  await end(context, group, handover);
  return null;
}

async function hold(
  { db }: Context,
  group: Group,
  verdict: Exclude<Verdict, { verdict: "send" }>,
): Promise<void> {
  if (verdict.verdict === "wait") return postponeUntil(db, group, verdict.until);
  logger("notification").info({ kind: group[0].kind, reason: verdict.reason }, "a mail was not sent");
  await complete(db, group, "dropped");
}

async function end(
  { db }: Context,
  group: Group,
  handover: Exclude<Handover, { outcome: "failed" }>,
): Promise<void> {
  if (handover.outcome === "accepted") return complete(db, group, "sent");
  const { kind, mailboxId } = group[0];
  logger("notification").warn(
    { kind, mailboxId, problem: handover.problem },
    "the mail server refuses the recipient of a mail; it is given up",
  );
  await complete(db, group, "given-up", handover.problem);
}

async function failed({ db }: Context, rows: readonly NotificationRow[], problem: string): Promise<void> {
  const oldest = Date.now() - givenUpAfterMs;
  const old = rows.filter(({ createdAt }) => Number(createdAt) <= oldest);
  await postponeFailed(
    db,
    rows.filter((row) => !old.includes(row)),
    problem,
  );
  if (old.length === 0) return;
  await complete(db, old, "given-up", problem);
  logger("notification").error(
    { mails: old.length, problem },
    "mails could not be sent for two days; they are given up",
  );
}
