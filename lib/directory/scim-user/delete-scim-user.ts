import { eq } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { applyPush } from "@/lib/directory/scim-user/apply-push";
import { getScimUser } from "@/lib/directory/scim-user/queries";
import { requireReach } from "@/lib/directory/scim-user/user-row";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimGroupMember, scimUser } from "@/lib/platform/db/schema";

/**
 * Forgets a User that a provider has deleted; the person has left, and the mailbox's mail stays. Who they were is kept, so
 * that the same person pushed again gets the same mailbox. Throws `not-found`, and `conflict` for a stale version.
 */
export async function deleteScimUser(
  context: Context & { db: Database },
  caller: ScimCaller,
  { id, expectedVersion }: { id: string; expectedVersion: ExpectedVersion },
): Promise<void> {
  await applyPush(context, caller, async ({ tx, provider, reconcile }) => {
    const { db } = tx;
    const { userName: label, subject, version } = await getScimUser(db, caller, id);
    await requireReach(db, { provider, domains: caller.domains }, subject);
    await requireVersion(tx, { kind: "scim-user", id, version, label }, expectedVersion);
    await db.delete(scimGroupMember).where(eq(scimGroupMember.userId, id));
    await db
      .update(scimUser)
      .set({
        deletedAt: new Date(),
        nameKey: null,
        active: false,
        address: null,
        domainName: null,
        attributes: {},
      })
      .where(eq(scimUser.id, id));
    await reconcile([{ subject, found: { state: "gone" }, groups: [] }]);
  });
}
