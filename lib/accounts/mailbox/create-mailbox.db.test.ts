import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getMailbox, passwordHashOf } from "@/lib/access/queries";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const gibibyte = 1024 ** 3;

describe("createMailbox", () => {
  it("creates a mailbox with the product's defaults, its address in canonical form, and an audit row without the hash", async () => {
    const context = database.context();
    const { name } = await createTestDomain(context);
    const outcome = await createMailbox(context, {
      address: `Alice@${name.toUpperCase()}`,
      displayName: " Alice ",
      password: "correct horse battery",
    });
    if (!outcome.created) throw new Error(outcome.reason);
    expect(outcome.address).toBe(`alice@${name}`);
    const made = await getMailbox(db(), outcome.id);
    expect(made).toMatchObject({
      displayName: "Alice",
      quotaBytes: 5 * gibibyte,
      imap: true,
      eas: true,
      webmail: true,
      adminState: "active",
      identityProviderId: null,
      hasPassword: true,
      domainName: name,
      domainActive: true,
    });
    expect(made).not.toHaveProperty("passwordHash");
    const hash = await passwordHashOf(db(), outcome.id);
    expect(await verifyPassword("correct horse battery", hash ?? "")).toBe(true);
    const [event] = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, outcome.id));
    expect(event).toMatchObject({ action: "mailbox.create", domainName: name, actorLabel: "test" });
    expect(event?.changes.passwordHash).toEqual({ before: null, after: "[hidden]" });
  });

  it("takes the given template, else the domain's, and fields given beside it win", async () => {
    const context = database.context();
    const staff = await createTestTemplate(context, {
      quotaBytes: gibibyte,
      pop3: false,
      startPage: "webmail",
    });
    const other = await createTestTemplate(context, { quotaBytes: 2 * gibibyte });
    const { name } = await createTestDomain(context, { defaultTemplateId: staff.id });
    const first = await createTestMailbox(context, { address: `a@${name}` });
    expect(await getMailbox(db(), first.id)).toMatchObject({
      quotaBytes: gibibyte,
      pop3: false,
      startPage: "webmail",
      templateId: staff.id,
    });
    const second = await createTestMailbox(context, {
      address: `b@${name}`,
      templateId: other.id,
      imap: false,
    });
    expect(await getMailbox(db(), second.id)).toMatchObject({
      quotaBytes: 2 * gibibyte,
      imap: false,
      templateName: other.name,
      pinnedFields: ["imap"],
    });
  });

  it("keeps the defaults within what the domain allows", async () => {
    const { name } = await createTestDomain(database.context(), { maxQuotaBytes: 1000 });
    const { id } = await createTestMailbox(database.context(), { address: `a@${name}` });
    expect((await getMailbox(db(), id)).quotaBytes).toBe(1000);
  });

  it("refuses what the domain refuses, each by its reason", async () => {
    const context = database.context();
    const { id, name } = await createTestDomain(context, {
      maxMailboxes: 2,
      maxQuotaBytes: 100,
      totalQuotaBytes: 150,
    });
    const create = (localPart: string, quotaBytes: number) =>
      createMailbox(context, { address: `${localPart}@${name}`, quotaBytes });
    expect(await createMailbox(context, { address: "a@unknown.test" })).toEqual({
      created: false,
      reason: "domain-unknown",
    });
    expect(await create("a", 101)).toEqual({ created: false, reason: "quota-exceeded" });
    expect(await create("a", 0)).toEqual({ created: false, reason: "quota-exceeded" });
    expect(await create("a", 100)).toMatchObject({ created: true });
    expect(await create("A", 10)).toEqual({ created: false, reason: "address-taken" });
    expect(await create("b", 51)).toEqual({ created: false, reason: "quota-exceeded" });
    expect(await create("b", 50)).toMatchObject({ created: true });
    expect(await create("c", 1)).toEqual({ created: false, reason: "domain-full" });
    await updateDomain(context, { id, active: false });
    expect(await create("d", 1)).toEqual({ created: false, reason: "domain-inactive" });
  });

  it("gives the last place of a domain to one of many at the same time", async () => {
    const context = database.context();
    const { id, name } = await createDomain(context, { name: "race.test", maxMailboxes: 3 });
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => createMailbox(context, { address: `u${index}@${name}` })),
    );
    expect(outcomes.filter((outcome) => outcome.created)).toHaveLength(3);
    expect(new Set(outcomes.map((outcome) => (outcome.created ? "created" : outcome.reason)))).toEqual(
      new Set(["created", "domain-full"]),
    );
    expect(await db().$count(mailbox, eq(mailbox.domainId, id))).toBe(3);
  });

  it("makes one mailbox of an address that is created twice at the same time", async () => {
    const context = database.context();
    const { name } = await createTestDomain(context);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => createMailbox(context, { address: `one@${name}` })),
    );
    expect(outcomes.filter((outcome) => outcome.created)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.created && outcome.reason === "address-taken")).toHaveLength(
      2,
    );
  });

  it("refuses a bad address, a weak password and an unknown kind of hash", async () => {
    const { name } = await createTestDomain(database.context());
    const create = (input: object) => createMailbox(database.context(), { address: `x@${name}`, ...input });
    await expect(create({ address: `two words@${name}` })).rejects.toMatchObject({
      code: "invalid-input",
      fields: { address: expect.any(String) },
    });
    await expect(create({ password: "short" })).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    });
    await expect(create({ passwordHash: "{NOPE}x" })).rejects.toMatchObject({
      fields: { passwordHash: expect.any(String) },
    });
    await expect(create({ displayName: "a\u0000b" })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("lets a provider create only its own mailboxes, and strangers none", async () => {
    const context = database.context();
    const { name } = await createTestDomain(context);
    const provider = await createTestProvider(context);
    const other = await createTestProvider(context);
    const as = (actor: Actor, input: object = {}) =>
      createMailbox(database.context(actor), { address: `p@${name}`, ...input });
    const idp: Actor = { kind: "identity-provider", id: provider.id, slug: provider.slug };
    const forbidden = { code: "forbidden" };
    await expect(as(idp)).rejects.toMatchObject(forbidden);
    await expect(as(idp, { identityProviderId: other.id })).rejects.toMatchObject(forbidden);
    await expect(
      as(idp, { identityProviderId: provider.id, password: "correct horse battery" }),
    ).rejects.toMatchObject(forbidden);
    await expect(
      as({ kind: "domain-admin", id: "d", name: "d", domains: ["else.test"] }),
    ).rejects.toMatchObject(forbidden);
    await expect(as({ kind: "mailbox", id: "m", address: `m@${name}` })).rejects.toMatchObject(forbidden);
    expect(await as(idp, { identityProviderId: provider.id })).toMatchObject({ created: true });
    expect(
      await as({ kind: "domain-admin", id: "d", name: "d", domains: [name] }, { address: `q@${name}` }),
    ).toMatchObject({ created: true });
  });
});
