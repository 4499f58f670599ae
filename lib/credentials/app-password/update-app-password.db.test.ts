import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { updateAppPassword } from "@/lib/credentials/app-password/update-app-password";
import type { Actor } from "@/lib/platform/actor";
import { revocation } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let mailbox: { id: string; address: string };
let id: string;

const owner = (): Actor => ({ kind: "mailbox", id: mailbox.id, address: mailbox.address });
type Changes = Omit<Parameters<typeof updateAppPassword>[1], "id">;
const update = (changes: Changes, actor = owner()) =>
  updateAppPassword(database.context(actor), { id, ...changes });
const now = async () => (await listAppPasswords(db(), mailbox.id)).find((one) => one.id === id);
const revocations = async () =>
  (await db().select().from(revocation).orderBy(asc(revocation.dueAt))).map(({ reason }) => reason);

beforeEach(async () => {
  const template = await createTestTemplate(database.context(), { pop3: false });
  mailbox = await createTestMailbox(database.context(), { templateId: template.id });
  const app = { mailboxId: mailbox.id, name: "Phone", protocols: ["imap", "smtp"] as ["imap", "smtp"] };
  ({ id } = await createAppPassword(database.context(owner()), app));
  await db().delete(revocation);
});

describe("an app password that is changed", () => {
  it("keeps what is left out, and ends nothing for a new name", async () => {
    await update({ name: " Old phone " });
    expect(await now()).toMatchObject({ name: "Old phone", protocols: ["imap", "smtp"], version: 2 });
    expect(await revocations()).toEqual([]);
  });

  it.each<{ what: string; changes: Changes }>([
    { what: "a protocol less", changes: { protocols: ["smtp"] } },
    { what: "from one network only", changes: { allowedNetworks: ["192.0.2.0/24"] } },
  ])("ends what is open: $what", async ({ changes }) => {
    await update(changes);
    expect(await now()).toMatchObject(changes);
    expect(await revocations()).toEqual(["app-password-narrowed"]);
  });

  it("moves the moment of its end, and withdraws it", async () => {
    const first = new Date(Date.now() + 3_600_000);
    const second = new Date(Date.now() + 7_200_000);
    for (const expiresAt of [first, second]) await update({ expiresAt });
    expect(await db().select().from(revocation)).toMatchObject([
      { address: mailbox.address, reason: "app-password-expired", dueAt: second },
    ]);
    await update({ expiresAt: null });
    expect(await revocations()).toEqual([]);
  });

  it("is nobody else's business", async () => {
    const stranger: Actor = { kind: "mailbox", id: "somebody else", address: "x@demo.test" };
    const elsewhere: Actor = { kind: "domain-admin", id: "a", name: "a", domains: ["other.test"] };
    for (const actor of [stranger, elsewhere])
      await expect(update({ name: "Mine" }, actor)).rejects.toMatchObject({ code: "not-found" });
    const impersonating: Actor = { kind: "mailbox", ...mailbox, impersonatedBy: "admin" };
    await expect(update({ name: "Mine" }, impersonating)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is narrowed, but not widened, by an owner who may not create one", async () => {
    await updateMailbox(database.context(), { mailboxId: mailbox.id, mayCreateAppPasswords: false });
    await update({ protocols: ["imap"] });
    await expect(update({ protocols: ["imap", "smtp"] })).rejects.toMatchObject({ code: "forbidden" });
    await update({ protocols: ["imap", "smtp"] }, { kind: "system", job: "test" });
  });

  it.each<{ what: string; changes: Changes; code: string; field: string }>([
    {
      what: "an end in the past",
      changes: { expiresAt: new Date(0) },
      code: "invalid-input",
      field: "expiresAt",
    },
    {
      what: "what the mailbox may not use",
      changes: { protocols: ["pop3"] },
      code: "invalid-input",
      field: "protocols",
    },
    { what: "nothing to be used for", changes: { protocols: [] }, code: "invalid-input", field: "protocols" },
    { what: "another one's name", changes: { name: "TABLET" }, code: "conflict", field: "name" },
    { what: "a stale edit", changes: { name: "x", expectedVersion: 7 }, code: "conflict", field: "version" },
  ])("refuses $what", async ({ changes, code, field }) => {
    const other = { mailboxId: mailbox.id, name: "Tablet", protocols: ["imap" as const] };
    await createAppPassword(database.context(owner()), other);
    const before = await now();
    await expect(update(changes)).rejects.toMatchObject({ code, fields: { [field]: expect.any(String) } });
    expect(await now()).toEqual(before);
  });
});
