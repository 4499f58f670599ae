import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createTemplate } from "@/lib/accounts/template/create-template";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let mailboxId: string;
let templateId: string;
let domain: { id: string; name: string };
let provider: { id: string; slug: string };
let count = 0;

beforeEach(async () => {
  const context = database.context();
  count++;
  provider = await createTestProvider(context);
  domain = await createTestDomain(context);
  const small = { name: `small-${count}`, quotaBytes: 1000, pop3: false, startPage: "webmail" } as const;
  templateId = (await createTemplate(context, small)).id;
  const made = await createTestMailbox(context, {
    address: `a@${domain.name}`,
    identityProviderId: provider.id,
  });
  mailboxId = made.id;
});

const idp = (): Actor => ({ kind: "identity-provider", id: provider.id, slug: provider.slug });
const apply = (displayName?: string, actor: Actor = idp()) =>
  applyTemplate(database.context(actor), { mailboxId, templateId, displayName });
const events = () =>
  db().select().from(auditEvent).where(eq(auditEvent.subjectId, mailboxId)).orderBy(auditEvent.sequence);

describe("applyTemplate", () => {
  it("changes what differs, once: the second time nothing is written", async () => {
    const first = await apply("Ada");
    expect(first.refused).toEqual([]);
    expect(first.changes).toEqual({
      quotaBytes: { before: 5 * 1024 ** 3, after: 1000 },
      pop3: { before: true, after: false },
      startPage: { before: "portal", after: "webmail" },
      displayName: { before: "", after: "Ada" },
      templateId: { before: null, after: templateId },
    });
    const after = await getMailbox(db(), mailboxId);
    expect(after).toMatchObject({ quotaBytes: 1000, pop3: false, startPage: "webmail", displayName: "Ada" });
    expect(await apply("Ada")).toEqual({ changes: {}, refused: [] });
    expect(await apply("")).toEqual({ changes: {}, refused: [] });
    expect((await getMailbox(db(), mailboxId)).updatedAt).toEqual(after.updatedAt);
    expect((await events()).map((event) => event.action)).toEqual([
      "mailbox.create",
      "mailbox.apply-template",
    ]);
  });

  it("never undoes an administrator: neither a disabled state nor a pinned field", async () => {
    await setMailboxState(database.context(), { mailboxId, adminState: "disabled" });
    await updateMailbox(database.context(), { mailboxId, quotaBytes: 7, displayName: "Boss" });
    const { changes } = await apply("Ada");
    expect(Object.keys(changes).sort()).toEqual(["pop3", "startPage", "templateId"]);
    expect(await getMailbox(db(), mailboxId)).toMatchObject({
      adminState: "disabled",
      quotaBytes: 7,
      displayName: "Boss",
    });
  });

  it("keeps the mailbox's quota where the domain has no room, and applies the rest", async () => {
    await updateDomain(database.context(), { id: domain.id, maxQuotaBytes: 999 });
    const { changes, refused } = await apply();
    expect(refused).toEqual(["quotaBytes"]);
    expect(changes).not.toHaveProperty("quotaBytes");
    expect(await getMailbox(db(), mailboxId)).toMatchObject({ quotaBytes: 5 * 1024 ** 3, pop3: false });
    expect(await apply()).toEqual({ changes: {}, refused: ["quotaBytes"] });
  });

  it("joins the caller's transaction and is undone with it", async () => {
    const broken = inTransaction(database.context(idp()), async (context) => {
      await applyTemplate(context, { mailboxId, templateId });
      throw new Error("undone");
    });
    await expect(broken).rejects.toThrow("undone");
    expect((await getMailbox(db(), mailboxId)).pop3).toBe(true);
  });

  it("applies two at once one after the other", async () => {
    await Promise.all([apply("Ada"), apply("Ada"), apply("Ada")]);
    expect(await events()).toHaveLength(2);
    expect(await db().$count(mailbox, eq(mailbox.id, mailboxId))).toBe(1);
  });

  it("refuses another provider, another domain's administrator and the mailbox itself", async () => {
    const other = await createTestProvider(database.context());
    for (const actor of [
      { kind: "identity-provider", id: other.id, slug: other.slug },
      { kind: "domain-admin", id: "d", name: "d", domains: ["else.test"] },
      { kind: "mailbox", id: mailboxId, address: `a@${domain.name}` },
    ] as const)
      await expect(apply("Eve", actor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
