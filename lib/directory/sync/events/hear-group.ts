import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import { addEvents } from "@/lib/directory/event/add-events";
import { markHandled } from "@/lib/directory/event/pending";
import type { EventJob } from "@/lib/directory/sync/events/read-events";
import { groupsInUse } from "@/lib/directory/sync/policy";
import { requireLease } from "@/lib/platform/db/lease";
import { inTransaction } from "@/lib/platform/db/transaction";
import { eventKey } from "@/lib/providers/directory/event-key";
import type { ChangedGroup } from "@/lib/providers/directory/event-source";
import { listMembers } from "@/lib/providers/group/queries";

/**
 * Takes the word of a directory that a group has changed for directory events about everybody who is a member now and was not
 * known to be, or is none any more: of a group that matters, or of one in it, however deep. False where the id
 * is no group's. Throws `DirectoryError`; then nothing has changed, and the group is asked for again.
 */
export async function hearGroup(job: EventJob, subject: string): Promise<boolean> {
  const { context, provider, source, lease } = job;
  const named = await groupsInUse(context.db, provider);
  // Whoever has a mailbox is no group, and does not wait for groups that cannot be read.
  if (named.length === 0 || (await findLinkedMailbox(context.db, accountAt(provider, subject)))) return false;
  const asOf = new Date();
  const group = await source.findGroup?.(subject);
  if (!group) return false;
  const people = new Set<string>();
  for (const path of named.filter((name) => group.paths.includes(name)))
    for (const id of await changedMembers(job, group, path)) people.add(id);
  const events = [...people].map((id) => ({
    key: eventKey("g", [subject, asOf, id]),
    subject: id,
    happenedAt: asOf,
  }));
  await inTransaction(context, async ({ db }) => {
    await requireLease(db, lease);
    await addEvents(db, provider.id, events, new Date());
    await markHandled(db, { providerId: provider.id, subjects: [subject], asOf, runId: null });
  });
  return true;
}

async function changedMembers(
  { context, provider }: EventJob,
  group: ChangedGroup,
  path: string,
): Promise<string[]> {
  const known = new Set(await listMembers(context.db, provider, path));
  const present = new Set<string>();
  for await (const ids of group.members(path)) for (const id of ids) present.add(id);
  return [...[...known].filter((id) => !present.has(id)), ...[...present].filter((id) => !known.has(id))];
}
