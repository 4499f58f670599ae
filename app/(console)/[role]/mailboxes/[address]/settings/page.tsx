import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { MailboxSettings } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-settings";

/** What a mailbox is given, and the template that gives it. */
const { show, generateMetadata } = mailboxPages.part("/settings", (opened) => (
  <MailboxPage at={opened}>
    <MailboxCard at={opened} does="mailbox.update" card={MailboxSettings} />
  </MailboxPage>
));

export { generateMetadata, show as default };
