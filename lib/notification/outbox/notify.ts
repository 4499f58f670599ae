import { v7 as uuidv7 } from "uuid";
import type { Circumstances } from "@/lib/notification/kind/circumstances";
import type { LinkKind, NotificationKind, NotificationValues } from "@/lib/notification/kind/kinds";
import { newNotification } from "@/lib/notification/outbox/wake";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";
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
 * be switched off here, or by the person, and nothing is sent about a mailbox that takes no mail.
 */
export async function notify(tx: TransactionContext, told: Notification): Promise<void> {
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
  afterCommit(tx.db, newNotification.raise);
}

/** What the link of a row is sealed for. */
export const linkPurpose = (id: string): string => `notification:${id}`;
