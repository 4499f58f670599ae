import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { createShareInput } from "@/lib/accounts/mailbox-share/fields";
import { readGroupMembers } from "@/lib/accounts/mailbox-share/group-members";
import { recordedShare } from "@/lib/accounts/mailbox-share/kept";
import { creation } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { mailboxShare } from "@/lib/platform/db/schema";
import { afterCommit, isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { groupsChanged } from "@/lib/providers/group/wake";
import { getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const creationWords = words("share.creation", {
  exists: "The mailbox is already shared with {group} of {provider}. Change or end that.",
  limit: "A mailbox can be shared with at most {count, plural, one {# group} other {# groups}}.",
  limitOfProvider:
    "At most {count, plural, one {# group} other {# groups}} of a provider can have mailboxes shared with them.",
});

const mostOfMailbox = 20;
/** Its directory is asked for each of these groups. */
const mostOfProvider = 200;

/**
 * Shares a mailbox with the members of a provider's group. For administrators of the mailbox's domain. Throws `not-found` for an unknown
 * mailbox or provider, `limit-reached`, and `conflict` where it is shared with the group.
 */
export const createShare = creation(recordedShare, {
  action: "share.create",
  input: createShareInput.extend({ mailboxId: z.uuid() }),
  prepare: ({ db }, { provider: slug, group }) => readGroupMembers(db, { slug, group }),
  async work({ db, actor }, { mailboxId, provider: slug, group, access }, { newlyTold }) {
    const { row, domainName } = await lockMailbox(db, mailboxId);
    requireDomainAdmin(actor, domainName);
    const provider = await getProviderBySlug(db, slug);
    await requireRoom(db, mailboxId, provider);
    const id = uuidv7();
    await db
      .insert(mailboxShare)
      .values({ id, mailboxId, identityProviderId: provider.id, groupName: group, access })
      .catch((error: unknown) => {
        if (isDuplicate(error))
          throw new AppError("conflict", creationWords("exists", { group, provider: slug }));
        throw error;
      });
    // Nobody has asked for this group so far, if it mattered to nothing else. Of whom it was known, whoever has told keeps telling.
    const people = newlyTold.map((subject) => ({ subject, groups: [group] }));
    await replaceGroups(db, { provider, source: "directory", among: [group] }, people);
    afterCommit(db, groupsChanged.raise);
    return { id, mailbox: row.address, domainName, provider: slug, group, access };
  },
});

async function requireRoom(db: Transaction, mailboxId: string, provider: Provider): Promise<void> {
  if ((await db.$count(mailboxShare, eq(mailboxShare.mailboxId, mailboxId))) >= mostOfMailbox)
    throw new AppError("limit-reached", creationWords("limit", { count: mostOfMailbox }));
  const groups = await db
    .selectDistinct({ name: mailboxShare.groupName })
    .from(mailboxShare)
    .where(eq(mailboxShare.identityProviderId, provider.id));
  if (groups.length >= mostOfProvider)
    throw new AppError("limit-reached", creationWords("limitOfProvider", { count: mostOfProvider }));
}
