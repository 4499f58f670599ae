import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { SetupCard } from "@/app/(console)/[role]/_overview/setup-card";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, loginAttempt, secondFactor } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { visitPage } from "@/lib/testing/page-visit";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const id = uuidv7();
const actor: Actor = { kind: "superadmin", id, name: "root" };
const own = () => database.context(actor);

/** An installation that has everything but mails of its own. */
beforeAll(async () => {
  const { db } = database.client();
  await db.insert(adminAccount).values({ id, login: "root", role: "superadmin", passwordHash: "x" });
  await db.insert(secondFactor).values({ ownerKind: "admin", ownerId: id, kind: "totp", name: "Phone" });
  await createTestDomain(own());
  await createTestTemplate(own());
  await createTestMailbox(own());
  const now = new Date();
  const login = { firstAt: now, lastAt: now, count: 1, address: "a@b.test", credential: "x" };
  await db.insert(loginAttempt).values([
    { ...login, door: "imap", result: "accepted" },
    { ...login, door: "webmail", result: "accepted" },
  ]);
});

async function shown(): Promise<string> {
  const outcome = await visitPage(() => SetupCard({ context: own() }), {}, {});
  if (outcome.kind !== "shown") throw new Error(outcome.kind);
  return outcome.html;
}

it("can be hidden by a site that sends no mails of its own, once all else is done", async () => {
  expect(await shown(), "the backup is not confirmed").not.toContain("Hide");
  await setSettings(own(), { name: "setup", changes: { secretBackedUp: true } });
  expect(await shown()).toMatch(/Hide.*Let Letterlock send mail/s);
  await setSettings(own(), { name: "setup", changes: { checklistHidden: true } });
  expect(await shown()).toBe("");
});
