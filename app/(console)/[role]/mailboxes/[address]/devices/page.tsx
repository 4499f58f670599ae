import { AppPasswordsCard } from "@/app/(console)/[role]/mailboxes/[address]/app-passwords-card";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";

/** The app passwords of a mailbox, one for each device. */
const { show, generateMetadata } = mailboxPages.part("/devices", (opened) => (
  <MailboxPage at={opened}>
    <MailboxCard at={opened} does="app-password.list" card={AppPasswordsCard} />
  </MailboxPage>
));

export { generateMetadata, show as default };
