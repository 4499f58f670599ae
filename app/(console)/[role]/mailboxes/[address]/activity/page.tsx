import { TimeZoneNote } from "@/app/_ui/time-zone-note";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { RecentChangesCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-changes-card";
import { RecentLoginsCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-logins-card";
import { RecentSyncCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-sync-card";
import type { ConsolePageProps } from "@/app/(console)/console-page";

const part = "/activity";

export const generateMetadata = mailboxPages.title(part);

/** What happened to a mailbox lately: logins, changes, and what syncs did. */
export default async function MailboxActivityPage(props: ConsolePageProps<"address">) {
  const opened = await mailboxPages.open(props, part);
  return (
    <MailboxPage at={opened}>
      <MailboxCard at={opened} does="login.list" card={RecentLoginsCard} />
      <MailboxCard at={opened} does="audit-event.list" card={RecentChangesCard} />
      <MailboxCard at={opened} does="sync-run.list" card={RecentSyncCard} />
      <TimeZoneNote />
    </MailboxPage>
  );
}
