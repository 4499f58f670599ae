import { v7 as uuidv7 } from "uuid";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { applyPush, type Push } from "@/lib/directory/scim-user/apply-push";
import { type PushedUser, pushedPerson } from "@/lib/directory/scim-user/pushed-person";
import { getScimUser, type ScimUser } from "@/lib/directory/scim-user/queries";
import {
  addressTaken,
  claimSubject,
  dropFormer,
  pushedColumns,
  requireDomain,
  requireUniqueName,
  takenLine,
} from "@/lib/directory/scim-user/user-row";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimUser } from "@/lib/platform/db/schema";

/**
 * Takes in a User that a provider pushes, and what follows for its mailbox by the rules of a run. Where it gets none, the
 * User is kept all the same, and the run and the log say why. Throws `NotUnique` for a name, an id or an address that somebody
 * else has, and `forbidden` for a domain that the token is not for.
 */
export async function createScimUser(
  context: Context & { db: Database },
  caller: ScimCaller,
  user: PushedUser,
): Promise<ScimUser> {
  const outcome = await applyPush(context, caller, (push) => create(push, caller, user));
  // Only now, so that the run that says why is kept.
  if ("runId" in outcome) throw addressTaken(outcome);
  return outcome;
}

async function create(push: Push, caller: ScimCaller, user: PushedUser) {
  const { tx, provider, reconcile } = push;
  const { db } = tx;
  const { domains } = caller;
  const columns = pushedColumns(user);
  await requireDomain(db, caller, columns, null);
  await requireUniqueName(db, provider.id, user, null);
  const id = uuidv7();
  const subject = await claimSubject(db, { provider, domains }, user, id);
  const person = pushedPerson(push, subject, user);
  const lines = await reconcile([{ subject, found: { state: "found", person }, groups: [] }]);
  const taken = takenLine(user, lines);
  if (taken) return taken;
  await dropFormer(db, provider.id, subject);
  await db.insert(scimUser).values({ ...columns, id, identityProviderId: provider.id, subject });
  return getScimUser(db, caller, id);
}
