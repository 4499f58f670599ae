import { beforeEach, expect, it } from "vitest";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { chooseStartPage } from "@/lib/accounts/mailbox/choose-start-page";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { findSession } from "@/lib/credentials/web-session/queries";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
let owner: { kind: "mailbox"; id: string; address: string };
let token: string;

beforeEach(async () => {
  const { id, address } = await createTestMailbox(database.context());
  owner = { kind: "mailbox", id, address };
  ({ token } = await createSession(database.client().db, { mailboxId: id, ip: "192.0.2.1" }));
});

const startPage = async () => (await findSession(database.client().db, token))?.startPage;
const choose = (startPage: "portal" | "webmail") =>
  chooseStartPage(database.context(owner), { mailboxId: owner.id, startPage });

it("leads people where they have chosen to go, and back again", async () => {
  expect(await startPage()).toBe("portal");
  await choose("webmail");
  expect(await startPage()).toBe("webmail");
  await choose("webmail");
  const { items } = await listAuditEvents(database.context(), { subjectId: owner.id, limit: 10 });
  expect(items.filter(({ action }) => action === "mailbox.choose-start-page")).toMatchObject([
    { changes: { chosenStartPage: { before: null, after: "webmail" } } },
  ]);
  await choose("portal");
  expect(await startPage()).toBe("portal");
});

it("is not undone by a template that says otherwise", async () => {
  await choose("webmail");
  const { id: templateId } = await createTestTemplate(database.context(), { startPage: "portal" });
  await applyTemplate(database.context(), { mailboxId: owner.id, templateId });
  expect(await startPage()).toBe("webmail");
});

it("counts only while the person may choose", async () => {
  await choose("webmail");
  await updateMailbox(database.context(), { mailboxId: owner.id, mayChooseStartPage: false });
  expect(await startPage()).toBe("portal");
  await expect(choose("webmail")).rejects.toMatchObject({ code: "forbidden" });
  await updateMailbox(database.context(), { mailboxId: owner.id, mayChooseStartPage: true });
  expect(await startPage()).toBe("webmail");
});

it("is nobody else's to choose", async () => {
  const { id } = await createTestMailbox(database.context());
  await expect(
    chooseStartPage(database.context(owner), { mailboxId: id, startPage: "webmail" }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
