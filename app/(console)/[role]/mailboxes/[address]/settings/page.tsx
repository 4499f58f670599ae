import { mailboxCards } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { MailboxSettings } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-settings";

/** What a mailbox is given, and the template that gives it. */
const { show, generateMetadata } = mailboxCards("/settings", { "mailbox.update": MailboxSettings });

export { generateMetadata, show as default };
