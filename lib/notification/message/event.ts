import type { Circumstances } from "@/lib/notification/kind/circumstances";
import type { NotificationKind, NotificationValues } from "@/lib/notification/kind/kinds";

/** One thing that a mail tells of: a row of the outbox. */
export type NotificationEvent<Kind extends NotificationKind = NotificationKind> = {
  [One in Kind]: Circumstances & {
    kind: One;
    values: NotificationValues[One];
    at: Date;
    /** The secret link, for kinds that carry one. */
    link: string | null;
    expiresAt: Date | null;
  };
}[Kind];

/** Whom a mail is written for. */
export interface Reader {
  /** The mailbox that it is about. */
  mailbox: string;
  /** Of texts and times; BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
}
