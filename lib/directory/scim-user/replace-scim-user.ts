import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { moveLink } from "@/lib/accounts/external-identity/link";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { applyPush, type Push } from "@/lib/directory/scim-user/apply-push";
import { type PushedUser, pushedPerson } from "@/lib/directory/scim-user/pushed-person";
import { getScimUser, groupNamesOf, type ScimUser } from "@/lib/directory/scim-user/queries";
import {
  addressTaken,
  claimSubject,
  dropFormer,
  firstSubject,
  idTaken,
  pushedColumns,
  requireDomain,
  requireReach,
  requireUniqueName,
  takenLine,
} from "@/lib/directory/scim-user/user-row";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimUser } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";

interface Replacement {
  id: string;
  user: PushedUser;
  expectedVersion: ExpectedVersion;
}

/**
 * Makes a User what a provider pushes, and its mailbox what follows from that by the rules of a run: `active: false` is
 * somebody who has left. What the guard holds back waits in a run for an administrator. Throws `not-found`, `conflict` for a
 * stale version, and as `createScimUser`.
 */
export async function replaceScimUser(
  context: Context & { db: Database },
  caller: ScimCaller,
  replacement: Replacement,
): Promise<ScimUser> {
  const outcome = await applyPush(context, caller, (push) => replace(push, caller, replacement));
  if ("runId" in outcome) throw addressTaken(outcome);
  return outcome;
}

async function replace(push: Push, caller: ScimCaller, { id, user, expectedVersion }: Replacement) {
  const { tx, provider, reconcile } = push;
  const { db } = tx;
  const before = await getScimUser(db, caller, id);
  const { version } = before;
  await requireVersion(tx, { kind: "scim-user", id, version, label: before.userName }, expectedVersion);
  const columns = pushedColumns(user);
  await requireDomain(db, caller, columns, before);
  await requireReach(db, { provider, domains: caller.domains }, before.subject);
  await requireUniqueName(db, provider.id, user, id);
  const subject = await followExternalId(push, caller, before, user);
  const person = pushedPerson(push, subject, user);
  const groups = await groupNamesOf(db, id);
  const lines = await reconcile([{ subject, found: { state: "found", person }, groups }]);
  const taken = takenLine(user, lines);
  if (taken) return taken;
  if (isSame(before, { ...columns, subject })) return before;
  await dropFormer(db, provider.id, subject);
  await db
    .update(scimUser)
    .set({ ...columns, subject })
    .where(eq(scimUser.id, id));
  return getScimUser(db, caller, id);
}

type Columns = ReturnType<typeof pushedColumns> & { subject: string };

const isSame = (before: ScimUser, columns: Columns): boolean =>
  Object.entries(columns).every(([name, value]) =>
    isDeepStrictEqual(value, Object.entries(before).find(([column]) => column === name)?.[1]),
  );

/**
 * Another `externalId` is another id of the same person, until a sign-in has shown which one counts; so is one that only a token
 * limited to domains has given, once the provider says it by another. A limited token changes nobody's.
 */
async function followExternalId(
  { tx, provider }: Push,
  { domains }: ScimCaller,
  before: ScimUser,
  user: PushedUser,
): Promise<string> {
  const first = firstSubject(before);
  const isFirst = before.subject === first || before.subject === before.id;
  const isSaid = user.externalId === before.externalId && before.subject === first;
  if (isSaid || !isFirst || domains.length > 0) return before.subject;
  const subject = await claimSubject(tx.db, { provider, domains }, user, before.id);
  const moved = await moveLink(tx.db, { provider, from: before.subject, to: subject }).catch(
    (error: unknown) => {
      throw isDuplicate(error) ? idTaken(subject) : error;
    },
  );
  return moved ? subject : before.subject;
}
