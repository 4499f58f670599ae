import { eq } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { followMembers } from "@/lib/directory/scim-group/follow-members";
import { getScimGroup, memberIds } from "@/lib/directory/scim-group/queries";
import { applyPush } from "@/lib/directory/scim-user/apply-push";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimGroup } from "@/lib/platform/db/schema";

/** Forgets a Group; its members lose what follows from it. Throws `not-found`, and `conflict` for a stale version. */
export async function deleteScimGroup(
  context: Context & { db: Database },
  caller: ScimCaller,
  { id, expectedVersion }: { id: string; expectedVersion: ExpectedVersion },
): Promise<void> {
  await applyPush(context, caller, async (push) => {
    const { tx } = push;
    const { displayName: label, version } = await getScimGroup(tx.db, caller, id);
    await requireVersion(tx, { kind: "scim-group", id, version, label }, expectedVersion);
    const members = await memberIds(tx.db, id);
    await tx.db.delete(scimGroup).where(eq(scimGroup.id, id));
    await followMembers(push, [...members]);
  });
}
