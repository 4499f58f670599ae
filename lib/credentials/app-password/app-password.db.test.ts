import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createAppPassword, maxAppPasswords } from "@/lib/credentials/app-password/create-app-password";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import type { Actor } from "@/lib/platform/actor";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { auditEvent } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const frank = { id: "", address: "frank@demo.test" };
const owner = (): Actor => ({ kind: "mailbox", id: frank.id, address: frank.address });
const stranger: Actor = { kind: "mailbox", id: "somebody else", address: "x@demo.test" };
const foreignAdmin: Actor = { kind: "domain-admin", id: "a", name: "a", domains: ["other.test"] };
let made = 0;
const create = (over = {}, actor = owner()) =>
  createAppPassword(database.context(actor), {
    mailboxId: frank.id,
    name: `Phone ${++made}`,
    protocols: ["imap"],
    ...over,
  });

beforeAll(async () => {
  frank.id = (await createTestMailbox(database.context(), { address: frank.address })).id;
});

describe("app passwords", () => {
  it("are shown once, listed without anything that helps to log in, and revoked by their owner", async () => {
    const expiresAt = new Date(Date.now() + 86_400_000);
    const { id, password } = await create({
      name: " Phone ",
      protocols: ["imap", "smtp"],
      allowedNetworks: ["192.0.2.0/24"],
      expiresAt,
    });
    const list = await listAppPasswords(database.client().db, frank.id);
    expect(list).toMatchObject([
      { id, name: "Phone", protocols: ["imap", "smtp"], allowedNetworks: ["192.0.2.0/24"], lastUsedAt: null },
    ]);
    expect(list[0]?.expiresAt?.getTime()).toBe(expiresAt.getTime());
    const audit = JSON.stringify(await database.client().db.select().from(auditEvent));
    for (const secret of [password, password.replaceAll("-", ""), "digest"])
      for (const text of [JSON.stringify(list), audit]) expect(text).not.toContain(secret);

    await revokeAppPassword(database.context(owner()), { id });
    expect(await listAppPasswords(database.client().db, frank.id)).toEqual([]);
    await expect(revokeAppPassword(database.context(owner()), { id })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("have names that can be told apart, for each mailbox of its own and until they are revoked", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context());
    const make = (name: string) =>
      createAppPassword(database.context(), { mailboxId, name, protocols: ["imap"] });
    const { id } = await make("Café");
    for (const alike of ["Café", " café ", "CAFE\u0301"])
      await expect(make(alike), alike).rejects.toMatchObject({
        code: "conflict",
        fields: { name: expect.stringContaining("already") },
      });
    await make("Cafe");
    const both = await Promise.allSettled([make("Twice"), make("twice")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await create({ name: "Café" });
    await revokeAppPassword(database.context(), { id });
    await make("café");
  });

  it("of one name from before that rule are told apart by the migration, the oldest as it was", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context());
    const { pool, db } = database.client();
    await pool.query("ALTER TABLE app_password DROP INDEX app_password_name_unique, DROP COLUMN name_key");
    const long = "x".repeat(100);
    const names = ["Phone", "phone", "Phone (2)", "Phone", long, long, "Laptop"];
    for (const [index, name] of names.entries())
      await pool.query(
        "INSERT INTO app_password (id, mailbox_id, name, digest, allowed_networks, created_at) VALUES (UUID(), ?, ?, ?, '[]', ?)",
        [mailboxId, name, Buffer.alloc(32, `migrated ${index}`), new Date(Date.UTC(2026, 0, 1 + index))],
      );
    const migration = new URL("../../../drizzle/migrations/0021_app_password_names.sql", import.meta.url);
    for (const statement of readFileSync(migration, "utf8").split("--> statement-breakpoint"))
      await pool.query(statement);
    const after = (await listAppPasswords(db, mailboxId)).map(({ name }) => name).reverse();
    expect(after).toEqual([
      "Phone",
      "phone (2)",
      expect.stringMatching(/^Phone \(2\) \([0-9a-f]{12}\)$/),
      "Phone (3)",
      long,
      `${"x".repeat(90)} (2)`,
      "Laptop",
    ]);
  });

  it("are all revoked at once, each with its line in the trail, by who may", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context());
    for (const name of ["One", "Two"])
      await createAppPassword(database.context(), { mailboxId, name, protocols: ["imap"] });
    const revoke = (actor?: Actor) => revokeAppPasswords(database.context(actor), { mailboxId });
    await expect(revoke(foreignAdmin)).rejects.toMatchObject({ code: "forbidden" });
    expect(await revoke()).toEqual({ revoked: 2 });
    expect(await listAppPasswords(database.client().db, mailboxId)).toEqual([]);
    const { items } = await listAuditEvents(database.context(), { action: "app-password.revoke", limit: 2 });
    expect(items.map(({ subjectLabel }) => subjectLabel.split(": ")[1]).sort()).toEqual(["One", "Two"]);
  });

  it("are not made in a portal that an administrator has opened: no way in is left behind", async () => {
    const opened: Actor = {
      kind: "mailbox",
      id: frank.id,
      address: frank.address,
      impersonatedBy: "admin@demo.test",
    };
    await expect(create({}, opened)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are made by administrators only where the owner may not; the owner still revokes them", async () => {
    const admin: Actor = { kind: "domain-admin", id: "a", name: "a", domains: ["demo.test"] };
    const set = (mayCreateAppPasswords: boolean) =>
      updateMailbox(database.context(), { mailboxId: frank.id, mayCreateAppPasswords });
    await set(false);
    await expect(create()).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await create({}, admin);
    await revokeAppPassword(database.context(owner()), { id });
    await set(true);
    const { id: own } = await create();
    await revokeAppPassword(database.context(owner()), { id: own });
  });

  it("are nobody else's business", async () => {
    for (const actor of [stranger, foreignAdmin])
      await expect(create({}, actor)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await create();
    for (const actor of [stranger, foreignAdmin])
      await expect(revokeAppPassword(database.context(actor), { id })).rejects.toMatchObject({
        code: "not-found",
      });
    await revokeAppPassword(database.context({ ...foreignAdmin, domains: ["demo.test"] } as Actor), { id });
  });

  it("cannot do more than the mailbox, nor be without use, name or future", async () => {
    const { id: templateId } = await createTestTemplate(database.context(), { pop3: false });
    const { id: mailboxId } = await createTestMailbox(database.context(), {
      address: "narrow@demo.test",
      templateId,
    });
    const narrow = { mailboxId, protocols: ["imap", "pop3"] };
    await expect(create(narrow, { kind: "cli", user: "t" })).rejects.toMatchObject({ code: "invalid-input" });
    const bad = [
      { protocols: [] },
      { protocols: ["webmail"] },
      { name: " " },
      { name: "a\nb" },
      { expiresAt: new Date(0) },
      { allowedNetworks: ["192.0.2.1/99"] },
      { allowedNetworks: ["everywhere"] },
    ];
    for (const over of bad)
      await expect(create(over), JSON.stringify(over)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("end at a hundred, also when they are made at the same time", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context(), { address: "many@demo.test" });
    const attempts = Array.from({ length: maxAppPasswords + 4 }, () =>
      create({ mailboxId }, { kind: "cli", user: "t" }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(4);
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: "limit-reached" });
  });
});
