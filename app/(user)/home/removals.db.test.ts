import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { confirmPassword } from "@/app/_reauthentication/mailbox-reauthentication-actions";
import { deleteAlias } from "@/app/(user)/home/addresses/alias-actions";
import { endOtherSessions, endSession } from "@/app/(user)/home/security/session-actions";
import type { FormState } from "@/app/form-state";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { alias, session } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
const password = "the right password 7";

/** Somebody with a temporary address, whose stolen session is older than the one that they have just begun. */
async function newPerson() {
  const { db } = database.client();
  const { id, address } = await createTestMailbox(database.context(), { password });
  const context = database.context({ kind: "mailbox", id, address });
  const made = await createTemporaryAlias(context, { mailboxId: id, description: "", lifetime: "1d" });
  const stolen = (await createSession(db, { mailboxId: id })).token;
  await db
    .update(session)
    .set({ authenticatedAt: sql`${session.authenticatedAt} - INTERVAL 20 MINUTE` })
    .where(eq(session.userId, id));
  const [old] = await listMailboxSessions(db, id);
  const own = (await createSession(db, { mailboxId: id })).token;
  const fresh = (await listMailboxSessions(db, id)).find((one) => one.id !== old?.id);
  const left = async () => ({
    sessions: (await listMailboxSessions(db, id)).length,
    aliases: await db.$count(alias, eq(alias.mailboxId, id)),
  });
  return { stolen, own, old: old?.id ?? "", fresh: fresh?.id ?? "", alias: made.id, left };
}

type Person = Awaited<ReturnType<typeof newPerson>>;
const as = (token: string) => arriveWith({ [sessionCookieName()]: token });

it.each<[string, (person: Person, other: string) => Promise<FormState>, object]>([
  ["ending a session", (_, id) => endSession({}, sentForm({ id })), { sessions: 1, aliases: 1 }],
  ["ending all others", () => endOtherSessions({}, sentForm({})), { sessions: 1, aliases: 1 }],
  [
    "deleting a temporary address",
    ({ alias: id }) => deleteAlias({}, sentForm({ id })),
    { sessions: 2, aliases: 0 },
  ],
])("%s takes a fresh proof, and whoever has just signed in is not asked", async (_, remove, after) => {
  const robbed = await newPerson();
  as(robbed.stolen);
  expect((await remove(robbed, robbed.fresh)).proof).toEqual(["password"]);
  expect(await robbed.left(), "a thief throws nobody out").toEqual({ sessions: 2, aliases: 1 });
  as(robbed.own);
  expect(await remove(robbed, robbed.old)).toEqual({});
  expect(await robbed.left()).toEqual(after);

  const back = await newPerson();
  as(back.stolen);
  expect(await confirmPassword({}, sentForm({ password }))).toEqual({ result: "proved" });
  expect(await remove(back, back.fresh)).toEqual({});
  expect(await back.left()).toEqual(after);
});
