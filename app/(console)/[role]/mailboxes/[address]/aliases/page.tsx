import { MailboxAliasesCard } from "@/app/(console)/[role]/aliases/mailbox-aliases-card";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";

/** The other addresses of a mailbox. */
const { show, generateMetadata } = mailboxPages.part("/aliases", (opened) => (
  <MailboxPage at={opened}>
    <MailboxCard at={opened} does="alias.list" card={MailboxAliasesCard} />
  </MailboxPage>
));

export { generateMetadata, show as default };
