import { lockShare, type Share } from "@/lib/accounts/mailbox-share/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";

/** What is recorded of a mailbox that is shared with a group. */
type RecordedShare = Pick<Share, "id" | "mailbox" | "domainName" | "provider" | "group" | "access">;

/** How shares are recorded; the administrators of the mailbox's domain make them. */
export const recordedShare: Recorded<RecordedShare> = {
  kind: "share",
  label: ({ mailbox, provider, group }) => `${mailbox}: ${group} (${provider})`,
  domainName: ({ domainName }) => domainName,
  facts: ({ mailbox, provider, group, access }) => ({ mailbox, provider, group, access }),
};

/** How they are locked; the administrators of the mailbox's domain change them. */
export const shares: Kept<Share, { id: string }> = {
  ...recordedShare,
  lock: ({ db }, { id }) => lockShare(db, id),
  authoriseRow: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
};
