import type { ReactNode } from "react";
import type { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { AdminStateBadge } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { ObjectPage } from "@/app/(console)/object-page";
import type { Opened } from "@/app/(console)/object-pages";

/** A part of a mailbox as its page gets it. */
export type OpenedMailbox = Opened<typeof mailboxPages>;

interface MailboxPageProps {
  /** The part that was opened. */
  at: OpenedMailbox;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a mailbox, below its address, its state and the ways to its other parts. */
export const MailboxPage = ({ at, ...page }: MailboxPageProps) => (
  <ObjectPage at={at} badge={<AdminStateBadge state={at.row.adminState} />} {...page} />
);

interface MailboxCardProps {
  at: OpenedMailbox;
  /** The operation that the card shows. */
  does: string;
  card: (of: OfMailbox) => ReactNode | Promise<ReactNode>;
}

/** A card about a mailbox, for whoever may do there what it shows. */
export function MailboxCard({ at: { can, role, row }, does, card: Card }: MailboxCardProps) {
  const context = can(does);
  return context ? <Card context={context} role={role} row={row} /> : null;
}
