import { TimeZoneNote } from "@/app/_ui/time-zone-note";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { RecentChangesCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-changes-card";
import { RecentLoginsCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-logins-card";
import { RecentSyncCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-sync-card";

/** What happened to a mailbox lately: logins, changes, and what syncs did. */
const { show, generateMetadata } = mailboxPages.part("/activity", (opened) => (
  <MailboxPage at={opened}>
    <MailboxCard at={opened} does="login.list" card={RecentLoginsCard} />
    <MailboxCard at={opened} does="audit-event.list" card={RecentChangesCard} />
    <MailboxCard at={opened} does="sync-run.list" card={RecentSyncCard} />
    <TimeZoneNote />
  </MailboxPage>
));

export { generateMetadata, show as default };
