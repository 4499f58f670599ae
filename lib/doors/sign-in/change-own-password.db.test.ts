import { expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import type { Context } from "@/lib/platform/db/context";
import { session } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const currentPassword = "a-long-enough-password";
const password = "quite-another-password";
let ip = 0;

async function newMailbox(address: string): Promise<{ owner: Context; mailboxId: string }> {
  const { id } = await createTestMailbox(database.context(), { address, password: currentPassword });
  const owner = { ...database.context({ kind: "mailbox", id, address }), ip: `192.0.2.${++ip}` };
  return { owner, mailboxId: id };
}

it("changes the password for who knows the current one, and ends every session", async () => {
  const { owner, mailboxId } = await newMailbox("lena@demo.test");
  await createSession(owner.db, { mailboxId });
  expect(await changeOwnPassword(owner, { mailboxId, currentPassword, password })).toEqual({ changed: true });
  expect(await owner.db.select().from(session)).toEqual([]);
  const signIn = (given: string) => signInWithPassword(owner, { address: "lena@demo.test", password: given });
  expect(await signIn(currentPassword)).toMatchObject({ reason: "wrong-password" });
  expect(await signIn(password)).toMatchObject({ decision: "accepted" });
});

it("changes nothing for a wrong current password, and makes a guesser wait", async () => {
  const { owner, mailboxId } = await newMailbox("mona@demo.test");
  const guess = () => changeOwnPassword(owner, { mailboxId, currentPassword: "wrong", password });
  expect(await guess()).toEqual({ changed: false, reason: "wrong-password" });
  let last = await guess();
  for (let more = 0; more < 20; more++) last = await guess();
  expect(last).toEqual({ changed: false, reason: "too-many-attempts" });
});

it("is not for an administrator who has opened the mailbox, even with the right password", async () => {
  const { owner, mailboxId } = await newMailbox("paul@demo.test");
  const opened = { ...owner, actor: { ...owner.actor, impersonatedBy: "admin@demo.test" } } as Context;
  const forbidden = { code: "forbidden" };
  await expect(changeOwnPassword(opened, { mailboxId, currentPassword, password })).rejects.toMatchObject(
    forbidden,
  );
  await expect(setMailboxPassword(opened, { mailboxId, password })).rejects.toMatchObject(forbidden);
  expect(await changeOwnPassword(owner, { mailboxId, currentPassword, password })).toEqual({ changed: true });
});

it("is refused to who may not change the password, and left to administrators", async () => {
  const { owner, mailboxId } = await newMailbox("rosa@demo.test");
  await updateMailbox(database.context(), { mailboxId, mayChangePassword: false });
  const forbidden = { code: "forbidden" };
  await expect(changeOwnPassword(owner, { mailboxId, currentPassword, password })).rejects.toMatchObject(
    forbidden,
  );
  await expect(setMailboxPassword(owner, { mailboxId, password })).rejects.toMatchObject(forbidden);
  await setMailboxPassword(database.context(), { mailboxId, password });
});

it("is only for the mailbox itself and its administrators", async () => {
  const { mailboxId } = await newMailbox("nora@demo.test");
  const { owner: other } = await newMailbox("olga@demo.test");
  const attempt = changeOwnPassword(other, { mailboxId, currentPassword, password });
  await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
});

it("names what is wrong with the new password", async () => {
  const { owner, mailboxId } = await newMailbox("pia@demo.test");
  const attempt = changeOwnPassword(owner, { mailboxId, currentPassword, password: "short" });
  await expect(attempt).rejects.toMatchObject({
    code: "invalid-input",
    fields: { password: expect.any(String) },
  });
});

it("refuses a password that is easy to guess, unless the policy takes any, and tells it to nobody who does not know the current one", async () => {
  const { owner, mailboxId } = await newMailbox("quinn@demo.test");
  const change = (given = currentPassword) =>
    changeOwnPassword(owner, { mailboxId, currentPassword: given, password: "passwort2024" });
  expect(await change("wrong")).toEqual({ changed: false, reason: "wrong-password" });
  await expect(change()).rejects.toMatchObject({
    fields: { password: expect.stringContaining("easy to guess") },
  });
  await setSettings(database.context(), { name: "passwordPolicy", changes: { refuseCommon: false } });
  expect(await change()).toEqual({ changed: true });
});
