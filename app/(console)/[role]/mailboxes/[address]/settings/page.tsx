import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { MailboxSettings } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-settings";
import type { ConsolePageProps } from "@/app/(console)/console-page";

const part = "/settings";

export const generateMetadata = mailboxPages.title(part);

/** What a mailbox is given, and the template that gives it. */
export default async function MailboxSettingsPage(props: ConsolePageProps<"address">) {
  const opened = await mailboxPages.open(props, part);
  return (
    <MailboxPage at={opened}>
      <MailboxCard at={opened} does="mailbox.update" card={MailboxSettings} />
    </MailboxPage>
  );
}
