import { and, eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { slices } from "@/lib/platform/list/slices";
import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { groupsClaim } from "@/lib/providers/directory/person";
import { listMembers } from "@/lib/providers/group/queries";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openSource } from "@/lib/providers/provider/open-source";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";

/** Somebody waits for it. */
const timeMs = 5_000;
/** So many are asked for at most; the next run of the sync knows the others. */
const mostAsked = 50_000;
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

export type OpenMembers = (
  provider: EnabledProvider,
  signal: AbortSignal,
) => Pick<ReturnType<typeof openSource>, "members">;

/**
 * Who is in a group now: whom the provider's directory names, where it can be asked, and whoever is known to be in it. A directory
 * that does not answer in 5 s keeps nobody waiting.
 */
export async function readGroupMembers(
  db: Handle,
  { slug, group }: { slug: string; group: string },
  open: OpenMembers = openSource,
): Promise<GroupMembers> {
  const provider = await findEnabledProvider(db, slug);
  if (!provider) return { mailboxIds: new Map(), newlyTold: [], asked: false };
  const told = await askDirectory(provider, group, open);
  const known = new Set(await listMembers(db, provider, group));
  const mailboxIds = await mailboxesOf(db, provider, [...new Set([...(told ?? []), ...known])]);
  const newlyTold = [...mailboxIds.keys()].filter((subject) => !known.has(subject));
  return { mailboxIds, newlyTold, asked: told !== null };
}

/** The subjects of a group's members; null where the directory is not what names people's groups, or does not answer. */
async function askDirectory(
  provider: EnabledProvider,
  group: string,
  open: OpenMembers,
): Promise<string[] | null> {
  if (!kindOf(provider.kind).personSource || provider.settings.groupsClaim !== groupsClaim) return null;
  const signal = AbortSignal.timeout(timeMs);
  const subjects: string[] = [];
  try {
    for await (const page of open(provider, signal).members(group)) {
      for (const subject of page) subjects.push(subject);
      if (subjects.length >= mostAsked) break;
    }
    return subjects;
  } catch (error) {
    if (!(error instanceof DirectoryError) && !signal.aborted) throw error;
    logger("mailbox-share").warn({ error, provider: provider.slug }, "a group's members could not be read");
    return null;
  }
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
