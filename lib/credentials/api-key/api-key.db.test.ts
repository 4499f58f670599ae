import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import { findApiKey, listApiKeys } from "@/lib/credentials/api-key/queries";
import { resolveApiKey } from "@/lib/credentials/api-key/resolve-api-key";
import { revokeApiKey } from "@/lib/credentials/api-key/revoke-api-key";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, adminDomain, apiKey, auditEvent } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { allOf } from "@/lib/platform/list/page";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin } from "@/lib/testing/rest-fixture";

const database = testDatabase();
const anywhere = "192.0.2.1";

const resolve = (token: string, ip: string | null = anywhere, now?: Date) =>
  resolveApiKey(database.client().db, token, ip, now);

async function mailboxKey(overrides: Partial<Parameters<typeof createApiKey>[1]> = {}) {
  const context = database.context();
  const mailbox = await createTestMailbox(context);
  const owner = { mailboxId: mailbox.id };
  const key = await createApiKey(context, { owner, name: "Script", scopes: ["profile:read"], ...overrides });
  return { ...key, mailbox, owner };
}

describe("an API key", () => {
  it("is shown once, kept as a digest, and acts as its owner", async () => {
    const { id, token, mailbox } = await mailboxKey();
    expect(token).toMatch(/^llk_[\w-]{43}$/);
    const rows = JSON.stringify(await database.client().db.select().from(apiKey).where(eq(apiKey.id, id)));
    expect(rows).not.toContain(token.slice(4));
    expect(await resolve(token)).toEqual({
      id,
      actor: { kind: "mailbox", id: mailbox.id, address: mailbox.address },
      scopes: ["profile:read"],
    });
  });

  it("is nothing when wrong, expired, revoked or used from elsewhere", async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { id, token, owner } = await mailboxKey({ expiresAt, allowedNetworks: ["192.0.2.0/24"] });
    expect(await resolve(token)).not.toBeNull();
    expect(await resolve(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
    expect(await resolve("llk_short")).toBeNull();
    expect(await resolve(token, "198.51.100.1")).toBeNull();
    expect(await resolve(token, null)).toBeNull();
    expect(await resolve(token, anywhere, expiresAt)).toBeNull();
    await revokeApiKey(database.context({ kind: "mailbox", id: owner.mailboxId, address: "" }), { id });
    expect(await resolve(token)).toBeNull();
  });

  it("dies with its owner's access", async () => {
    const { token, mailbox } = await mailboxKey();
    await setMailboxState(database.context(), { mailboxId: mailbox.id, adminState: "disabled" });
    expect(await resolve(token)).toBeNull();
    await setMailboxState(database.context(), { mailboxId: mailbox.id, adminState: "active" });
    expect(await resolve(token)).not.toBeNull();
    await deleteMailbox(database.context(), { mailboxId: mailbox.id });
    expect(await resolve(token)).toBeNull();
  });

  it("has the domains that its administrator has now, and none when switched off", async () => {
    const context = database.context();
    const { name } = await createTestDomain(context);
    const adminId = await insertAdmin(context, "domain-admin", [name]);
    const { token } = await createApiKey(context, { owner: { adminId }, name: "a", scopes: ["all:write"] });
    expect((await resolve(token))?.actor).toMatchObject({ kind: "domain-admin", domains: [name] });
    await context.db.delete(adminDomain).where(eq(adminDomain.adminId, adminId));
    expect((await resolve(token))?.actor).toMatchObject({ domains: [] });
    await context.db.update(adminAccount).set({ active: false }).where(eq(adminAccount.id, adminId));
    expect(await resolve(token)).toBeNull();
  });

  it("remembers its last use, off the hot path", async () => {
    const { id, token } = await mailboxKey();
    await resolve(token);
    await drainWrites();
    const found = await findApiKey(database.client().db, id);
    expect(found).toMatchObject({ lastUsedIp: anywhere });
    expect(found?.lastUsedAt).toBeInstanceOf(Date);
  });
});

describe("making and revoking keys", () => {
  it("is for the owner only, even among superadmins", async () => {
    const { mailbox, owner } = await mailboxKey();
    const adminId = await insertAdmin(database.context(), "superadmin");
    const strangers: Actor[] = [
      { kind: "superadmin", id: adminId, name: "root" },
      { kind: "domain-admin", id: adminId, name: "a", domains: [mailbox.address.split("@")[1] ?? ""] },
      { kind: "mailbox", id: adminId, address: "other@example.org" },
      { kind: "mailbox", ...mailbox, impersonatedBy: "root" },
    ];
    for (const actor of strangers)
      await expect(
        createApiKey(database.context(actor), { owner, name: "x", scopes: ["all:read"] }),
      ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("lets superadmins revoke every key, and nobody else a foreign one", async () => {
    const { id } = await mailboxKey();
    const stranger = database.context({ kind: "domain-admin", id, name: "a", domains: [] });
    await expect(revokeApiKey(stranger, { id })).rejects.toMatchObject({ code: "not-found" });
    await revokeApiKey(database.context({ kind: "superadmin", id, name: "root" }), { id });
    expect(await findApiKey(database.client().db, id)).toBeNull();
  });

  it("leaves both in the audit trail, without the token", async () => {
    const { id, token } = await mailboxKey();
    await revokeApiKey(database.context(), { id });
    const events = await database.client().db.select().from(auditEvent).where(eq(auditEvent.subjectId, id));
    expect(events.map(({ action }) => action)).toEqual(["api-key.create", "api-key.revoke"]);
    expect(JSON.stringify(events)).not.toContain(token.slice(4));
  });

  it("refuses scopes that do not exist, an end in the past and an unknown owner", async () => {
    const { owner } = await mailboxKey();
    const context = database.context();
    const wrong = { owner, name: "x", scopes: ["everything" as "all:read"] };
    await expect(createApiKey(context, wrong)).rejects.toMatchObject({ code: "invalid-input" });
    await expect(mailboxKey({ expiresAt: new Date(0) })).rejects.toMatchObject({ code: "invalid-input" });
    const adminId = "00000000-0000-4000-8000-000000000000";
    await expect(
      createApiKey(context, { owner: { adminId }, name: "x", scopes: ["all:read"] }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("lists those of one owner, and those of all administrators", async () => {
    const { id, owner } = await mailboxKey();
    const adminId = await insertAdmin(database.context(), "superadmin");
    const made = await createApiKey(database.context(), {
      owner: { adminId },
      name: "Deploy",
      scopes: ["all:read"],
    });
    const { db } = database.client();
    expect((await listApiKeys(db, owner)).map((key) => key.id)).toEqual([id]);
    const { items: all } = await listApiKeyPage(database.context(), {});
    expect(all.map((key) => key.id)).toContain(made.id);
    expect(all.map((key) => key.id)).not.toContain(id);
    expect(JSON.stringify(all)).not.toContain("digest");
  });
});

describe("the list of API keys", () => {
  const names = async (actor: Actor, wanted: Parameters<typeof listApiKeyPage>[1]) =>
    (await listApiKeyPage(database.context(actor), wanted)).items.map(({ name }) => name);

  it("shows administrators their own, searched, sorted and in pages", async () => {
    const adminId = await insertAdmin(database.context(), "domain-admin");
    const actor: Actor = { kind: "domain-admin", id: adminId, name: "d", domains: [] };
    for (const [name, expiresAt] of [
      ["b 50%", null],
      ["a", new Date(Date.now() + 60_000)],
      ["c", null],
      ["a", null],
    ] as const)
      await createApiKey(database.context(), { owner: { adminId }, name, scopes: ["all:read"], expiresAt });
    expect(await names(actor, {})).toEqual(["b 50%", "a", "c", "a"]);
    expect(await names(actor, { search: "B 50%" })).toEqual(["b 50%"]);
    expect(await names(actor, { expired: true })).toEqual([]);
    expect(await names(actor, { expired: false, order: "name", descending: true })).toEqual([
      "c",
      "b 50%",
      "a",
      "a",
    ]);
    const paged = await allOf((cursor) =>
      listApiKeyPage(database.context(actor), { order: "name", limit: 1, cursor }),
    );
    expect(paged.map(({ name }) => name)).toEqual(["a", "a", "b 50%", "c"]);
    expect(new Set(paged.map(({ id }) => id)).size).toBe(4);
  });

  it("shows nothing of others, and nothing to who can have none", async () => {
    const { mailbox } = await mailboxKey();
    const stranger: Actor = { kind: "mailbox", id: crypto.randomUUID(), address: "x@y.test" };
    expect(await names({ ...stranger, id: mailbox.id }, {})).toEqual(["Script"]);
    expect(await names(stranger, {})).toEqual([]);
    await expect(names({ kind: "setup-link", id: "1" }, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
