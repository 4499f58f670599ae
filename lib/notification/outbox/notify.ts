import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Circumstances } from "@/lib/notification/kind/circumstances";
import {
  type LinkKind,
  type NotificationKind,
  type NotificationValues,
  recoveryKinds,
} from "@/lib/notification/kind/kinds";
import { isStillTheirs } from "@/lib/notification/outbox/recovery-recipient";
import { newNotification } from "@/lib/notification/outbox/wake";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { databaseNow } from "@/lib/platform/db/moment";
import { notification, recoveryAddress } from "@/lib/platform/db/schema";
import { afterCommit, type TransactionContext } from "@/lib/platform/db/transaction";
import { seal } from "@/lib/platform/secrets/seal";

interface About {
  /** Whose account it is about. */
  mailboxId: string;
  /** A BCP 47 tag where it is known better than by the mailbox's own. */
  language?: string | null;
  /** The same key is told once, for as long as the outbox remembers it (thirty days). */
  dedupeKey?: string;
}

/** A link that is as good as a password goes where it is told to, and nowhere after its end. */
interface SecretLink {
  recipient: string;
  /** Absolute. Sealed in the database, and removed from it as soon as it has been sent. */
  link: string;
  expiresAt: Date;
}

type Told<Kind extends NotificationKind> = { kind: Kind } & About &
  NotificationValues[Kind] &
  (Kind extends LinkKind ? SecretLink : { recipient?: string });

/** What somebody is to be told. */
export type Notification = { [Kind in NotificationKind]: Told<Kind> }[NotificationKind];

const doerOf = ({ kind, ...actor }: Actor): Circumstances["by"] => {
  if (kind === "mailbox")
    return "impersonatedBy" in actor && actor.impersonatedBy ? "administrator" : "person";
  return kind === "superadmin" || kind === "domain-admin" || kind === "cli" ? "administrator" : "system";
};

/**
 * Tells somebody by mail what was done, in the transaction of the deed, so that neither is without the other; the mail goes
 * out after the commit (`lib/notification/delivery`) and nothing waits for it. Whether it does go out is decided then: it may
 * be switched off here, or by the person, and nothing is sent about a mailbox that takes no mail. What opens the account is told
 * to its recovery address as well.
 */
export async function notify(tx: TransactionContext, told: Notification): Promise<void> {
  const elsewhere = recoveryKinds.includes(told.kind) && (await confirmedRecovery(tx.db, told.mailboxId));
  if (elsewhere) {
    const once = told.dedupeKey ? { dedupeKey: `${told.dedupeKey}:recovery` } : {};
    await write(tx, { ...told, recipient: elsewhere, ...once });
  }
  await write(tx, told);
  afterCommit(tx.db, newNotification.raise);
}

/** Where links go that reset the password of a mailbox; null where it has no such address. */
async function confirmedRecovery(db: Transaction, mailboxId: string): Promise<string | null> {
  const [row] = await db
    .select({ address: recoveryAddress.address, confirmedAt: recoveryAddress.confirmedAt })
    .from(recoveryAddress)
    .where(eq(recoveryAddress.mailboxId, mailboxId));
  const { address = null, confirmedAt = null } = row ?? {};
  return address !== null && (await isStillTheirs(db, { address, confirmedAt })) ? address : null;
}

async function write(tx: TransactionContext, told: Notification): Promise<void> {
  const { kind, mailboxId, language, dedupeKey, recipient, link, expiresAt, ...values } = {
    link: undefined,
    expiresAt: undefined,
    ...told,
  };
  const by = doerOf(tx.actor);
  const circumstances: Circumstances = { by, ip: by === "person" ? (tx.ip ?? null) : null };
  const id = uuidv7();
  const row = {
    id,
    kind,
    mailboxId,
    recipient,
    language,
    dedupeKey,
    expiresAt,
    values: { ...circumstances, ...values },
    sealedLink: link && seal(link, linkPurpose(id)),
    nextTryAt: databaseNow,
  };
  const into = tx.db.insert(notification);
  await (dedupeKey ? into.ignore() : into).values(row);
}

/** What the link of a row is sealed for. */
export const linkPurpose = (id: string): string => `notification:${id}`;
