import { AppPasswordsCard } from "@/app/(console)/[role]/mailboxes/[address]/app-passwords-card";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import type { ConsolePageProps } from "@/app/(console)/console-page";

const part = "/devices";

export const generateMetadata = mailboxPages.title(part);

/** The app passwords of a mailbox, one for each device. */
export default async function MailboxDevicesPage(props: ConsolePageProps<"address">) {
  const opened = await mailboxPages.open(props, part);
  return (
    <MailboxPage at={opened}>
      <MailboxCard at={opened} does="app-password.list" card={AppPasswordsCard} />
    </MailboxPage>
  );
}
