import type { ReactNode } from "react";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { AdminStateBadge } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
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
export function MailboxCard({ at: { can, role, row, subject }, does, card: Card }: MailboxCardProps) {
  const context = can(does);
  return context ? <Card context={context} role={role} row={row} subject={{ role, ...subject }} /> : null;
}

/** The page of a part that is cards alone, each by the operation that it shows. */
export const mailboxCards = (
  at: Parameters<typeof mailboxPages.part>[0],
  cards: Readonly<Record<string, MailboxCardProps["card"]>>,
) =>
  mailboxPages.part(at, (opened) => (
    <MailboxPage at={opened}>
      {Object.entries(cards).map(([does, card]) => (
        <MailboxCard key={does} at={opened} does={does} card={card} />
      ))}
    </MailboxPage>
  ));
