import { MailboxAliasesCard } from "@/app/(console)/[role]/aliases/mailbox-aliases-card";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import type { ConsolePageProps } from "@/app/(console)/console-page";

const part = "/aliases";

export const generateMetadata = mailboxPages.title(part);

/** The other addresses of a mailbox. */
export default async function MailboxAliasesPage(props: ConsolePageProps<"address">) {
  const opened = await mailboxPages.open(props, part);
  return (
    <MailboxPage at={opened}>
      <MailboxCard at={opened} does="alias.list" card={MailboxAliasesCard} />
    </MailboxPage>
  );
}
