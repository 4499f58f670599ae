import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { NewShareCard, SharesCard } from "@/app/(console)/[role]/mailboxes/[address]/sharing/shares-cards";
import type { ConsolePageProps } from "@/app/(console)/console-page";

const part = "/sharing";

export const generateMetadata = mailboxPages.title(part);

/** The groups that a mailbox is shared with. */
export default async function MailboxSharingPage(props: ConsolePageProps<"address">) {
  const opened = await mailboxPages.open(props, part);
  return (
    <MailboxPage at={opened}>
      <MailboxCard at={opened} does="share.list" card={SharesCard} />
      <MailboxCard at={opened} does="share.create" card={NewShareCard} />
    </MailboxPage>
  );
}
