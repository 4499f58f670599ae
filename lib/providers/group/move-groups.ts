import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { personGroup } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";
import { isOfPerson, listGroups } from "@/lib/providers/group/queries";
import { groupsChanged } from "@/lib/providers/group/wake";

/**
 * Gives what is known of a person's groups to another subject of the same provider, which is the same person: nothing follows
 * from them any more for whoever has the former one. Of a group that both are in, it counts who has said so of the former.
 */
export async function moveGroups(
  tx: Transaction,
  { provider, from, to }: { provider: { id: string; issuer: string }; from: string; to: string },
): Promise<void> {
  if (from === to) return;
  const at = { identityProviderId: provider.id, issuer: provider.issuer };
  const groups = await listGroups(tx, { ...at, subject: from });
  if (groups.length === 0) return;
  const names = groups.map(({ groupName }) => groupName);
  await tx.delete(personGroup).where(isOfPerson({ ...at, subject: from }));
  // Also one that was said at another issuer, which the key does not have.
  await tx
    .delete(personGroup)
    .where(
      and(
        eq(personGroup.identityProviderId, provider.id),
        eq(personGroup.subject, to),
        oneOf(personGroup.groupName, names),
      ),
    );
  afterCommit(tx, groupsChanged.raise);
  await insertRows(
    tx,
    personGroup,
    groups.map((group) => ({ ...at, subject: to, ...group })),
  );
}
