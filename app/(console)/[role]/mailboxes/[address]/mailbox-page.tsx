import type { ReactNode } from "react";
import type { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { AdminStateBadge } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { ObjectPage } from "@/app/(console)/object-page";

type Opened = Awaited<ReturnType<typeof mailboxPages.open>>;

interface MailboxPageProps {
  /** The part that was opened. */
  at: Opened;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a mailbox, below its address, its state and the ways to its other parts. */
export const MailboxPage = ({ at, ...page }: MailboxPageProps) => (
  <ObjectPage at={at} badge={<AdminStateBadge state={at.row.adminState} />} {...page} />
);

interface MailboxCardProps {
  at: Opened;
  /** The operation that the card shows. */
  does: string;
  card: (of: OfMailbox) => ReactNode | Promise<ReactNode>;
}

/** A card about a mailbox, for whoever may do there what it shows. */
export function MailboxCard({ at: { can, role, row }, does, card: Card }: MailboxCardProps) {
  const context = can(does);
  return context ? <Card context={context} role={role} row={row} /> : null;
}
