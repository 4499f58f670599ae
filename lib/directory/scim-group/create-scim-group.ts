import { v7 as uuidv7 } from "uuid";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { followMembers } from "@/lib/directory/scim-group/follow-members";
import {
  changeMembers,
  type PushedGroup,
  pushedGroupColumns,
  requireUniqueGroup,
} from "@/lib/directory/scim-group/group-row";
import { getScimGroup, type ScimGroup, visibleGroups } from "@/lib/directory/scim-group/queries";
import { applyPush } from "@/lib/directory/scim-user/apply-push";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimGroup } from "@/lib/platform/db/schema";

/**
 * Takes in a Group that a provider pushes, with its members. Throws `NotUnique` for a name that another one has,
 * `invalid-input` for members that are not there, and `forbidden` for a token that is limited to domains.
 */
export async function createScimGroup(
  context: Context & { db: Database },
  caller: ScimCaller,
  { members, ...group }: PushedGroup & { members: ReadonlySet<string> },
): Promise<ScimGroup> {
  visibleGroups(caller);
  return applyPush(context, caller, async (push) => {
    const { tx, provider } = push;
    await requireUniqueGroup(tx.db, provider.id, group, null);
    const row = { id: uuidv7(), identityProviderId: provider.id };
    await tx.db.insert(scimGroup).values({ ...row, ...pushedGroupColumns(group) });
    await changeMembers(tx.db, row, { added: members, removed: new Set() });
    await followMembers(push, [...members]);
    return getScimGroup(tx.db, caller, row.id);
  });
}
