import { mailboxCards } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { NewShareCard, SharesCard } from "@/app/(console)/[role]/mailboxes/[address]/sharing/shares-cards";

/** The groups that a mailbox is shared with. */
const { show, generateMetadata } = mailboxCards("/sharing", {
  "share.list": SharesCard,
  "share.create": NewShareCard,
});

export { generateMetadata, show as default };
