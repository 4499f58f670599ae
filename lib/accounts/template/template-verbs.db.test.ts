import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createTemplate } from "@/lib/accounts/template/create-template";
import { deleteTemplate } from "@/lib/accounts/template/delete-template";
import { getTemplate, getTemplateByName, listTemplates } from "@/lib/accounts/template/queries";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import { auditEvent } from "@/lib/platform/db/schema";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

describe("createTemplate", () => {
  it("fills in the product's defaults", async () => {
    const { id } = await createTemplate(database.context(), { name: " plain ", imap: false });
    expect(await getTemplate(db(), id)).toMatchObject({
      name: "plain",
      quotaBytes: 5 * 1024 ** 3,
      imap: false,
      pop3: true,
      webmail: true,
      startPage: "portal",
    });
    expect((await getTemplateByName(db(), "plain")).id).toBe(id);
    await expect(createTemplate(database.context(), { name: "plain" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(createTemplate(database.context(), { name: " " })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    expect((await listTemplates(db())).map((one) => one.name)).toEqual(["plain"]);
  });
});

describe("updateTemplate", () => {
  it("changes what is given, once, and leaves existing mailboxes alone", async () => {
    const { id } = await createTestTemplate(database.context(), { quotaBytes: 10 });
    const mailbox = await createTestMailbox(database.context(), { templateId: id });
    await updateTemplate(database.context(), { id, quotaBytes: 20 });
    await updateTemplate(database.context(), { id, quotaBytes: 20 });
    expect(await getTemplate(db(), id)).toMatchObject({ quotaBytes: 20, imap: true });
    expect((await getMailbox(db(), mailbox.id)).quotaBytes).toBe(10);
    const events = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id));
    expect(events.map((event) => event.action).sort()).toEqual(["template.create", "template.update"]);
    const other = await createTestTemplate(database.context());
    await expect(updateTemplate(database.context(), { id, name: other.name })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("deleteTemplate", () => {
  it("refuses while somebody would still be given it, and names who", async () => {
    const context = database.context();
    const { id } = await createTestTemplate(context);
    const domain = await createDomain(context, { name: "giver.test", defaultTemplateId: id });
    const provider = await createTestProvider(context, { mappings: [{ value: "x", templateId: id }] });
    const remove = () => deleteTemplate(context, { id });
    await expect(remove()).rejects.toThrow(`domain giver.test and identity provider ${provider.slug}`);
    await deleteDomain(context, { id: domain.id });
    await setIdentityProvider(context, { slug: provider.slug, mappings: [], defaultTemplateId: id });
    await expect(remove()).rejects.toMatchObject({ code: "conflict" });
    await setIdentityProvider(context, { slug: provider.slug, defaultTemplateId: null });
    const mailbox = await createTestMailbox(context, { templateId: id, quotaBytes: 9 });
    await remove();
    expect(await getMailbox(db(), mailbox.id)).toMatchObject({ quotaBytes: 9, templateId: null });
    await expect(remove()).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("deleteTemplate with a destination", () => {
  it("takes domains, providers and mailboxes over to it, which keep what they were given", async () => {
    const context = database.context();
    const { id, name } = await createTestTemplate(context, { quotaBytes: 9 });
    const { id: usersGoTo } = await createTestTemplate(context, { quotaBytes: 5 });
    const domain = await createDomain(context, { name: "moved.test", defaultTemplateId: id });
    const byDefault = await createTestProvider(context, { defaultTemplateId: id });
    const mapping = { value: "x", templateId: id };
    const byMapping = await createTestProvider(context, {
      mappings: [mapping],
      defaultTemplateId: usersGoTo,
    });
    const mailbox = await createTestMailbox(context, { address: "a@moved.test" });
    const before = await getProviderBySlug(db(), byMapping.slug);
    await expect(deleteTemplate(context, { id, usersGoTo: id })).rejects.toMatchObject({
      code: "invalid-input",
    });
    await deleteTemplate(context, { id, usersGoTo });
    expect((await getDomainByName(db(), domain.name)).defaultTemplateId).toBe(usersGoTo);
    expect((await getProviderBySlug(db(), byDefault.slug)).defaultTemplateId).toBe(usersGoTo);
    const after = await getProviderBySlug(db(), byMapping.slug);
    expect(after.mappings).toMatchObject([{ value: "x", templateId: usersGoTo }]);
    expect(after.version).toBe(before.version + 1);
    expect(await getMailbox(db(), mailbox.id)).toMatchObject({ quotaBytes: 9, templateId: usersGoTo });
    const events = await db().select().from(auditEvent);
    const changed = events.filter(({ changes }) => JSON.stringify(changes).includes(usersGoTo));
    expect(changed.map(({ subjectLabel }) => subjectLabel)).toEqual(
      expect.arrayContaining(["moved.test", byDefault.slug, byMapping.slug]),
    );
    expect(events.filter(({ subjectLabel }) => subjectLabel === name).at(-1)?.action).toBe("template.delete");
  });
});

describe("everybody else", () => {
  it("may change no template", async () => {
    const { id } = await createTestTemplate(database.context());
    for (const actor of [
      { kind: "domain-admin", id: "d", name: "d", domains: ["demo.test"] },
      { kind: "mailbox", id: "m", address: "m@demo.test" },
    ] as const) {
      const context = database.context(actor);
      const forbidden = { code: "forbidden" };
      await expect(createTemplate(context, { name: "mine" })).rejects.toMatchObject(forbidden);
      await expect(updateTemplate(context, { id, quotaBytes: 0 })).rejects.toMatchObject(forbidden);
      await expect(deleteTemplate(context, { id })).rejects.toMatchObject(forbidden);
    }
  });
});
