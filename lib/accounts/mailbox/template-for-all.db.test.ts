import { beforeEach, describe, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { applyTemplateToAll } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { getTemplate } from "@/lib/accounts/template/queries";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let templateId: string;
let domain: { id: string; name: string };
let ids: string[];

/** Four mailboxes of one template and one of another: `b` has pinned its quota, `d` POP3. */
beforeEach(async () => {
  const context = database.context();
  domain = await createTestDomain(context);
  templateId = (await createTestTemplate(context, { quotaBytes: 100 })).id;
  const other = await createTestTemplate(context, { quotaBytes: 7 });
  ids = [];
  for (const name of ["a", "b", "c", "d"])
    ids.push((await createTestMailbox(context, { address: `${name}@${domain.name}`, templateId })).id);
  await createTestMailbox(context, { address: `z@${domain.name}`, templateId: other.id });
  await updateMailbox(context, { mailboxId: ids[1] ?? "", quotaBytes: 55 });
  await updateMailbox(context, { mailboxId: ids[3] ?? "", pop3: false });
});

const preview = (edit = {}, actor?: Actor) =>
  previewTemplateForAll(database.context(actor), { templateId, ...edit });
const edit = { quotaBytes: 200, startPage: "webmail" as const, mayChangePassword: false };
const quotas = async () => Promise.all(ids.map(async (id) => (await getMailbox(db(), id)).quotaBytes));

describe("previewTemplateForAll", () => {
  it("counts who differs from the template as it is stored, pinned fields apart", async () => {
    expect(await preview()).toEqual({
      mailboxes: 4,
      changing: 0,
      holding: 2,
      sample: [
        { address: `b@${domain.name}`, changes: {}, pinned: ["quotaBytes"] },
        { address: `d@${domain.name}`, changes: {}, pinned: ["pop3"] },
      ],
    });
  });

  it("tells field by field what an edit would change, before it is saved", async () => {
    const { mailboxes, changing, holding, sample } = await preview(edit);
    expect({ mailboxes, changing, holding }).toEqual({ mailboxes: 4, changing: 4, holding: 2 });
    expect(sample[0]).toEqual({
      address: `a@${domain.name}`,
      pinned: [],
      changes: {
        quotaBytes: { before: 100, after: 200 },
        startPage: { before: "portal", after: "webmail" },
        mayChangePassword: { before: true, after: false },
      },
    });
    expect(Object.keys(sample[1]?.changes ?? {})).toEqual(["startPage", "mayChangePassword"]);
    expect((await getTemplate(db(), templateId)).quotaBytes).toBe(100);
  });
});

describe("applyTemplateToAll", () => {
  it("goes through all that differ in short steps and leaves the pinned fields", async () => {
    await updateTemplate(database.context(), { id: templateId, ...edit });
    let changed = 0;
    let steps = 0;
    for (let after: string | undefined; ; steps++) {
      const step = await applyTemplateToAll(database.context(), { templateId, limit: 3, after });
      changed += step.changed;
      expect(step.refused).toEqual([]);
      if (step.next === null) break;
      after = step.next;
    }
    expect({ changed, steps }).toEqual({ changed: 4, steps: 1 });
    expect(await quotas()).toEqual([200, 55, 200, 200]);
    expect(await preview()).toMatchObject({ changing: 0, holding: 2 });
    expect(await applyTemplateToAll(database.context(), { templateId })).toMatchObject({ changed: 0 });
  });

  it("names those for which the domain has no room, and goes on behind them", async () => {
    await updateDomain(database.context(), { id: domain.id, maxQuotaBytes: 150 });
    await updateTemplate(database.context(), { id: templateId, quotaBytes: 200 });
    const first = await applyTemplateToAll(database.context(), { templateId, limit: 2 });
    expect(first).toMatchObject({ changed: 0, refused: [{ fields: ["quotaBytes"] }, {}], next: ids[2] });
    const second = await applyTemplateToAll(database.context(), { templateId, after: first.next ?? "" });
    expect(second).toMatchObject({ changed: 0, refused: [{ address: `d@${domain.name}` }], next: null });
    expect(await quotas()).toEqual([100, 55, 100, 100]);
  });

  it("applies what was previewed and nothing else", async () => {
    const { version } = await getTemplate(db(), templateId);
    await updateTemplate(database.context(), { id: templateId, quotaBytes: 300 });
    const stale = applyTemplateToAll(database.context(), { templateId, expectedVersion: version });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    expect(await quotas()).toEqual([100, 55, 100, 100]);
  });
});

it("is for superadmins", async () => {
  const actor: Actor = { kind: "domain-admin", id: "d", name: "d", domains: [domain.name] };
  const forbidden = { code: "forbidden" };
  await expect(preview({}, actor)).rejects.toMatchObject(forbidden);
  await expect(applyTemplateToAll(database.context(actor), { templateId })).rejects.toMatchObject(forbidden);
});
