import type { MailboxWithFacts } from "@/lib/access/queries";
import { circumstances } from "@/lib/notification/kind/circumstances";
import { type NotificationKind, notificationValues } from "@/lib/notification/kind/kinds";
import { composeMessage, type Message } from "@/lib/notification/message/compose-message";
import type { NotificationEvent } from "@/lib/notification/message/event";
import type { NotificationRow } from "@/lib/notification/outbox/claim-notifications";
import { linkPurpose } from "@/lib/notification/outbox/notify";
import { env } from "@/lib/platform/env";
import { unseal } from "@/lib/platform/secrets/seal";
import { chooseLanguage } from "@/lib/words/languages";

/** Rows of one kind that go to one place, the newest first; at least one. */
export type Group = readonly [NotificationRow, ...NotificationRow[]];

/** The mail that tells of rows of this kind. Throws where a row or its link cannot be read. */
export function writeMail(
  kind: NotificationKind,
  [first, ...others]: Group,
  mailbox: MailboxWithFacts,
  installation: string,
): Message {
  const reader = {
    mailbox: mailbox.address,
    locale: chooseLanguage(first.language ?? mailbox.language),
    timeZone: mailbox.timeZone ?? "UTC",
  };
  const events = [readEvent(kind, first), ...others.map((row) => readEvent(kind, row))] as const;
  return composeMessage(events, reader, { installation, portalUrl: env().PORTAL_URL });
}

/** A row as `notify` wrote it. */
function readEvent(kind: NotificationKind, row: NotificationRow): NotificationEvent {
  const { id, values, createdAt, sealedLink, expiresAt } = row;
  const link = sealedLink === null ? null : unseal(sealedLink, linkPurpose(id));
  const common = { ...circumstances.parse(values), at: createdAt, link, expiresAt };
  // The table of kinds gives the schema that belongs to this one.
  return { kind, values: notificationValues[kind].parse(values), ...common } as NotificationEvent;
}
