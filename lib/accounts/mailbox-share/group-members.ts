import { and, eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { slices } from "@/lib/platform/list/slices";
import { askMembers, type OpenMembers } from "@/lib/providers/group/ask-members";
import { listMembers } from "@/lib/providers/group/queries";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";

const atOnce = 1_000;

/** Who is in a group of a provider, as far as they have a mailbox here. */
export interface GroupMembers {
  /** By their subjects; without those who have no mailbox here, or one of another source. */
  mailboxIds: ReadonlyMap<string, string>;
  /** Of these the subjects of whom only the directory says so, just now. */
  newlyTold: readonly string[];
  /** Whether the directory was asked just now; otherwise they are those of whom it is known. */
  asked: boolean;
}

/**
 * Who is in a group now: whom the provider's directory names, where it can be asked, and whoever is known to be in it. A directory
 * that does not answer in 5 s keeps nobody waiting.
 */
export async function readGroupMembers(
  db: Handle,
  { slug, group }: { slug: string; group: string },
  open?: OpenMembers,
): Promise<GroupMembers> {
  const provider = await findEnabledProvider(db, slug);
  if (!provider) return { mailboxIds: new Map(), newlyTold: [], asked: false };
  const told = await askMembers(provider, group, open);
  const known = new Set(await listMembers(db, provider, group));
  const mailboxIds = await mailboxesOf(db, provider, [...new Set([...(told ?? []), ...known])]);
  const newlyTold = [...mailboxIds.keys()].filter((subject) => !known.has(subject));
  return { mailboxIds, newlyTold, asked: told !== null };
}

/** The mailboxes of these people that have the provider as their source, by subject. */
async function mailboxesOf(
  db: Handle,
  { id, issuer }: EnabledProvider,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of slices(subjects, atOnce)) {
    const rows = await db
      .select({ subject: externalIdentity.subject, mailboxId: mailbox.id })
      .from(externalIdentity)
      .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId))
      .where(
        and(
          eq(externalIdentity.identityProviderId, id),
          eq(externalIdentity.issuer, issuer),
          eq(mailbox.identityProviderId, id),
          oneOf(externalIdentity.subject, some),
        ),
      );
    for (const { subject, mailboxId } of rows) found.set(subject, mailboxId);
  }
  return found;
}
