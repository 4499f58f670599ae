import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { NewShareCard, SharesCard } from "@/app/(console)/[role]/mailboxes/[address]/sharing/shares-cards";

/** The groups that a mailbox is shared with. */
const { show, generateMetadata } = mailboxPages.part("/sharing", (opened) => (
  <MailboxPage at={opened}>
    <MailboxCard at={opened} does="share.list" card={SharesCard} />
    <MailboxCard at={opened} does="share.create" card={NewShareCard} />
  </MailboxPage>
));

export { generateMetadata, show as default };
