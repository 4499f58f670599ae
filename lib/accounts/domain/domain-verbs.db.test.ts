import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { findDomainByName, getDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { auditEvent } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const nobody = "0190f3a0-0000-7000-8000-000000000000";
const actionsOn = async (id: string) =>
  (await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id)).orderBy(auditEvent.sequence)).map(
    (event) => event.action,
  );

describe("createDomain", () => {
  it("creates a domain under its canonical name, without limits", async () => {
    const { id } = await createDomain(database.context(), { name: " Bücher.Example " });
    expect(await getDomainByName(db(), "BÜCHER.example")).toMatchObject({
      id,
      name: "xn--bcher-kva.example",
      active: true,
      maxMailboxes: null,
      maxQuotaBytes: null,
      totalQuotaBytes: null,
      mailboxes: 0,
      givenQuotaBytes: 0,
    });
    expect(await actionsOn(id)).toEqual(["domain.create"]);
  });

  it("refuses a name in use, a name that is none, and unknown references", async () => {
    const { name } = await createTestDomain(database.context());
    const create = (input: object) => createDomain(database.context(), { name: "new.test", ...input });
    await expect(create({ name: name.toUpperCase() })).rejects.toMatchObject({ code: "conflict" });
    await expect(create({ name: "no domain" })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    await expect(create({ defaultTemplateId: nobody })).rejects.toMatchObject({ code: "not-found" });
    await expect(create({ identityProviderId: nobody })).rejects.toMatchObject({ code: "not-found" });
    expect(await findDomainByName(db(), "new.test")).toBeNull();
  });
});

describe("updateDomain", () => {
  it("changes what is given and keeps the rest", async () => {
    const template = await createTestTemplate(database.context());
    const provider = await createTestProvider(database.context());
    const { id, name } = await createTestDomain(database.context(), { maxMailboxes: 5 });
    await updateDomain(database.context(), {
      id,
      totalQuotaBytes: 100,
      defaultTemplateId: template.id,
      identityProviderId: provider.id,
    });
    expect(await getDomainByName(db(), name)).toMatchObject({
      maxMailboxes: 5,
      totalQuotaBytes: 100,
      defaultTemplateName: template.name,
      identityProviderSlug: provider.slug,
    });
    await updateDomain(database.context(), { id, maxMailboxes: null });
    expect((await getDomainByName(db(), name)).maxMailboxes).toBeNull();
    await updateDomain(database.context(), { id, maxMailboxes: null });
    expect(await actionsOn(id)).toEqual(["domain.create", "domain.update", "domain.update"]);
    await expect(updateDomain(database.context(), { id: nobody, active: false })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("deleteDomain", () => {
  it("deletes an empty domain only", async () => {
    const { id, name } = await createTestDomain(database.context());
    const mailbox = await createTestMailbox(database.context(), { address: `a@${name}` });
    await expect(deleteDomain(database.context(), { id })).rejects.toMatchObject({ code: "conflict" });
    await deleteMailbox(database.context(), { mailboxId: mailbox.id });
    await deleteDomain(database.context(), { id });
    expect(await findDomainByName(db(), name)).toBeNull();
    expect(await actionsOn(id)).toEqual(["domain.create", "domain.delete"]);
    await expect(deleteDomain(database.context(), { id })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("everybody else", () => {
  it("may change no domain, not even their own", async () => {
    const { id, name } = await createTestDomain(database.context());
    for (const actor of [
      { kind: "domain-admin", id: "d", name: "d", domains: [name] },
      { kind: "mailbox", id: "m", address: `m@${name}` },
      { kind: "identity-provider", id: "p", slug: "p" },
    ] as const) {
      const context = database.context(actor);
      const forbidden = { code: "forbidden" };
      await expect(createDomain(context, { name: "new.test" })).rejects.toMatchObject(forbidden);
      await expect(updateDomain(context, { id, active: false })).rejects.toMatchObject(forbidden);
      await expect(deleteDomain(context, { id })).rejects.toMatchObject(forbidden);
    }
    expect(await getDomainByName(db(), name)).toMatchObject({ active: true });
  });
});

it("names what a domain of nobody is called", async () => {
  await expect(getDomainByName(db(), "absent.test")).rejects.toMatchObject({ code: "not-found" });
});
