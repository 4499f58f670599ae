import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import {
  adminAccount,
  loginAttempt,
  notification,
  recoveryAddress,
  secondFactor,
} from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { readChecklist } from "@/lib/upkeep/overview/read-checklist";
import { readHealth } from "@/lib/upkeep/overview/read-health";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const id = uuidv7();
const actor: Actor = { kind: "superadmin", id, name: "root" };
const own = () => database.context(actor);
const done = async () => (await readChecklist(own())).steps.filter((one) => one.done).map(({ step }) => step);

async function login(door: string, result: "accepted" | "rejected") {
  const now = new Date();
  await database
    .client()
    .db.insert(loginAttempt)
    .values({ firstAt: now, lastAt: now, count: 1, address: "a@b.test", door, credential: "x", result });
}

it("ticks itself as the installation is set up and servers ask, and says only what was seen", async () => {
  const { db } = database.client();
  await db.insert(adminAccount).values({ id, login: "root", role: "superadmin", passwordHash: "x" });
  expect(await done()).toEqual([]);
  expect((await readHealth(own())).find(({ part }) => part === "installation")).toMatchObject({
    state: "not-set-up",
  });

  await createTestDomain(own());
  expect(await done()).toEqual(["domain"]);
  expect((await readHealth(own())).some(({ part }) => part === "installation")).toBe(false);
  await createTestTemplate(own());
  const { id: mailboxId } = await createTestMailbox(own());
  expect(await done()).toEqual(["domain", "template", "people"]);

  await login("portal", "accepted");
  expect(await done(), "the portal says nothing of any mail server").toHaveLength(3);
  await login("imap", "rejected");
  expect(await done(), "a refusal shows that Dovecot asks").toContain("dovecot");
  await login("smtp", "accepted");
  const told = { mailboxId, kind: "password-changed", values: {}, attempts: 1 };
  await db.insert(notification).values([{ ...told, outcome: "given-up" }, told]);
  expect(await done(), "neither a login nor a mail that failed went through").not.toContain("sending");
  await db.insert(notification).values({ ...told, outcome: "sent" });
  await login("webmail", "accepted");
  expect(await done()).toEqual(["domain", "template", "people", "dovecot", "webmail", "sending"]);

  await db.insert(secondFactor).values({ ownerKind: "admin", ownerId: id, kind: "totp", name: "Phone" });
  await setSettings(own(), { name: "setup", changes: { secretBackedUp: true, checklistHidden: true } });
  expect(await readChecklist(own())).toMatchObject({
    steps: expect.not.arrayContaining([expect.objectContaining({ done: false })]),
    hidden: true,
  });
  await db.delete(notification);
  expect(await done(), "what was sent is forgotten, and the list stays away").toContain("sending");
  await setSettings(own(), { name: "setup", changes: { checklistHidden: false } });
  expect(await done()).not.toContain("sending");
  await db.insert(recoveryAddress).values({ mailboxId, address: "a@elsewhere.test" });
  expect(await done(), "a link that nobody has followed").not.toContain("sending");
  await db.update(recoveryAddress).set({ confirmedAt: new Date() });
  expect(await done()).toContain("sending");
});

it("is not for domain admins", async () => {
  const context = database.context({ kind: "domain-admin", id: "a", name: "a", domains: [] });
  await expect(readChecklist(context)).rejects.toMatchObject({ code: "forbidden" });
});
