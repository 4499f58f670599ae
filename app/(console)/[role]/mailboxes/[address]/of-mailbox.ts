import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { Context } from "@/lib/platform/db/context";

/** What each card about a mailbox is given; what else it shows it reads itself. */
export interface OfMailbox {
  context: Context;
  /** Of whoever looks at it. */
  role: AdminRole;
  row: MailboxWithFacts;
  /** Which mailbox its forms are about, and the version that they show. */
  subject: Readonly<Record<string, string>>;
}
