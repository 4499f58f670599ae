import { MailboxAliasesCard } from "@/app/(console)/[role]/aliases/mailbox-aliases-card";
import { mailboxCards } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";

/** The other addresses of a mailbox. */
const { show, generateMetadata } = mailboxCards("/aliases", { "alias.list": MailboxAliasesCard });

export { generateMetadata, show as default };
