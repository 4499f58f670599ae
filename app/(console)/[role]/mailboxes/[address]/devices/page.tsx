import { AppPasswordsCard } from "@/app/(console)/[role]/mailboxes/[address]/app-passwords-card";
import { mailboxCards } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";

/** The app passwords of a mailbox, one for each device. */
const { show, generateMetadata } = mailboxCards("/devices", { "app-password.list": AppPasswordsCard });

export { generateMetadata, show as default };
