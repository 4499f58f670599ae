import { beforeEach, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { previewTemplate } from "@/lib/accounts/mailbox/preview-template";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
let ids: { mailboxId: string; templateId: string };
let domain: { id: string; name: string };

beforeEach(async () => {
  const context = database.context();
  domain = await createTestDomain(context);
  const { id: mailboxId } = await createTestMailbox(context, { address: `a@${domain.name}` });
  const fields = { quotaBytes: 1000, mayChangePassword: false, requireSecondFactor: true, imap: false };
  ids = { mailboxId, templateId: (await createTestTemplate(context, fields)).id };
});

const preview = (actor?: Actor) => previewTemplate(database.context(actor), ids);

it("says field by field what applying would do, and changes nothing", async () => {
  const before = await getMailbox(database.client().db, ids.mailboxId);
  const { changes, pinned, refused } = await preview();
  expect(changes).toEqual({
    quotaBytes: { before: 5 * 1024 ** 3, after: 1000 },
    imap: { before: true, after: false },
    mayChangePassword: { before: true, after: false },
    requireSecondFactor: { before: false, after: true },
    templateId: { before: null, after: ids.templateId },
  });
  expect({ pinned, refused }).toEqual({ pinned: [], refused: [] });
  expect(await getMailbox(database.client().db, ids.mailboxId)).toEqual(before);
  expect((await applyTemplate(database.context(), ids)).changes).toEqual(changes);
  expect(await preview()).toEqual({ changes: {}, pinned: [], refused: [] });
});

it("names what is pinned against the template, if that says something else", async () => {
  await updateMailbox(database.context(), { mailboxId: ids.mailboxId, quotaBytes: 7, pop3: false });
  await updateMailbox(database.context(), { mailboxId: ids.mailboxId, pop3: true });
  const { changes, pinned } = await preview();
  expect(pinned).toEqual(["quotaBytes"]);
  expect(Object.keys(changes)).not.toContain("quotaBytes");
});

it("names a quota for which the domain has no room", async () => {
  await createTestMailbox(database.context(), { address: `b@${domain.name}`, quotaBytes: 10 });
  await updateDomain(database.context(), { id: domain.id, totalQuotaBytes: 1009 });
  expect(await preview()).toMatchObject({ refused: ["quotaBytes"] });
  expect((await preview()).changes).not.toHaveProperty("quotaBytes");
  await updateDomain(database.context(), { id: domain.id, totalQuotaBytes: 1010 });
  expect(await preview()).toMatchObject({ refused: [], changes: { quotaBytes: { after: 1000 } } });
});

it("is for administrators of the domain", async () => {
  const own: Actor = { kind: "domain-admin", id: "d", name: "d", domains: [domain.name] };
  expect((await preview(own)).pinned).toEqual([]);
  for (const actor of [
    { ...own, domains: ["else.test"] },
    { kind: "mailbox", id: ids.mailboxId, address: `a@${domain.name}` },
  ] satisfies Actor[])
    await expect(preview(actor)).rejects.toMatchObject({ code: "forbidden" });
});
