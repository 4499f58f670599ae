import { beforeAll, describe, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { ownActivityOperations } from "@/lib/accounts/mailbox/own-activity-operations";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import { findSession, sessionIdOf } from "@/lib/credentials/web-session/queries";
import { stopImpersonation } from "@/lib/credentials/web-session/stop-impersonation";
import type { Actor } from "@/lib/platform/actor";
import { loginAttempt, mailbox } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const day = 86_400_000;

let own = { id: "", address: "" };
let other = { id: "", address: "" };

const person = ({ id, address }: typeof own): Actor => ({ kind: "mailbox", id, address });

interface Listed {
  items: Record<string, unknown>[];
  next: string | null;
}

async function list(name: string, actor: Actor, input: object = {}): Promise<Listed> {
  const operation = ownActivityOperations.find((one) => one.name === name);
  const { output } = (await operation?.run({ context: database.context(actor), key: {}, input })) ?? {};
  return output as Listed;
}

async function note(ip: string, over: Partial<typeof loginAttempt.$inferInsert>, daysAgo = 0) {
  const at = new Date(Date.now() - daysAgo * day);
  const usual = { door: "imap", credential: "app-password", result: "accepted" as const, count: 1 };
  const where = { address: own.address, mailboxId: own.id, ip, firstAt: at, lastAt: at };
  await db()
    .insert(loginAttempt)
    .values({ ...usual, ...where, ...over });
}

beforeAll(async () => {
  own = await createTestMailbox(database.context(), { address: "own@one.test" });
  other = await createTestMailbox(database.context(), { address: "other@one.test" });
  await db()
    .update(mailbox)
    .set({ createdAt: new Date(Date.now() - 20 * day) });
});

describe("a person's own sign-ins", () => {
  beforeAll(async () => {
    const refused = { result: "rejected", credential: "local-password", door: "portal" } as const;
    await note("192.0.2.1", {}, 5);
    await note("192.0.2.2", { ...refused, mailboxId: null, reason: "wrong-password" }, 4);
    await note("192.0.2.3", { ...refused, mailboxId: null, reason: "account-locked", detail: "775" }, 3);
    await note("192.0.2.90", { mailboxId: other.id }, 2);
    await note("192.0.2.91", { address: other.address, mailboxId: null }, 2);
    await note("192.0.2.92", { door: "admin", mailboxId: null }, 2);
    await note("192.0.2.93", {}, 31);
    await note("192.0.2.94", { mailboxId: null }, 25);
  });

  it("are theirs alone: not another's, not the console's, not those of whoever had the address before", async () => {
    const { items, next } = await list("own-login.list", person(own));
    expect(items.map(({ ip }) => ip)).toEqual(["192.0.2.3", "192.0.2.2", "192.0.2.1"]);
    expect(next).toBeNull();
    expect((await list("own-login.list", person(other))).items.map(({ ip }) => ip).sort()).toEqual([
      "192.0.2.90",
      "192.0.2.91",
    ]);
  });

  it("say nothing that a directory tells without the right password", async () => {
    const [locked] = (await list("own-login.list", person(own))).items;
    expect(locked).toMatchObject({ ip: "192.0.2.3", result: "rejected", reason: "wrong-password" });
    expect(locked).not.toHaveProperty("detail");
  });

  it("come in pages", async () => {
    const first = await list("own-login.list", person(own), { limit: 2 });
    expect(first.items.map(({ ip }) => ip)).toEqual(["192.0.2.3", "192.0.2.2"]);
    const second = await list("own-login.list", person(own), { limit: 2, cursor: first.next });
    expect(second).toMatchObject({ items: [{ ip: "192.0.2.1" }], next: null });
    await expect(list("own-login.list", person(own), { cursor: "made-up" })).rejects.toThrow("next");
  });

  it("are for nobody else", async () => {
    const admin: Actor = { kind: "superadmin", id: "1", name: "root@admins.test" };
    await expect(list("own-login.list", admin)).rejects.toThrow("permission");
  });
});

describe("who opened a person's mailbox", () => {
  it("is listed with the time, for that person alone", async () => {
    const helper = { login: "helper@admins.test", password: "a-long-enough-password", domains: ["one.test"] };
    const { id } = await createDomainAdmin(database.context(), { ...helper, mayImpersonate: true });
    const admin: Actor = { kind: "domain-admin", id, name: helper.login, domains: ["one.test"] };
    await impersonateMailbox(database.context(admin), { mailboxId: own.id });
    const { items } = await list("own-impersonation.list", person(own));
    expect(items).toEqual([
      {
        admin: "helper@admins.test",
        at: expect.any(String),
        until: expect.any(String),
        stoppedAt: null,
      },
    ]);
    const [{ at, until } = {}] = items;
    expect(Date.parse(String(until)) - Date.parse(String(at))).toBeCloseTo(3_600_000, -4);
    expect((await list("own-impersonation.list", person(other))).items).toEqual([]);

    const second = await impersonateMailbox(database.context(admin), { mailboxId: own.id });
    const opened: Actor = { kind: "mailbox", id: own.id, address: own.address, impersonatedBy: helper.login };
    await stopImpersonation(database.context(opened), second.token);
    expect(await findSession(db(), second.token)).toBeNull();
    const both = (await list("own-impersonation.list", person(own))).items;
    expect(both).toMatchObject([{ stoppedAt: expect.any(String) }, { stoppedAt: null }]);
    expect(Date.parse(String(both[0]?.stoppedAt))).toBeLessThanOrEqual(Date.now());
    const [older] = (await list("own-impersonation.list", person(own), { limit: 1 })).items;
    expect(older).toEqual(both[0]);
  });
});

describe("ending all other sessions", () => {
  it("leaves the one that asks, and those of other people", async () => {
    const start = (mailboxId: string) => createSession(db(), { mailboxId });
    const [asking, second, third, foreign] = [
      await start(own.id),
      await start(own.id),
      await start(own.id),
      await start(other.id),
    ];
    const keep = sessionIdOf(tokenDigest(asking.token));
    const context = database.context(person(own));
    const ended = await endMailboxSessions(context, { mailboxId: own.id, keep });
    expect(ended.ended).toBeGreaterThanOrEqual(2);
    const live = async ({ token }: typeof asking) => (await findSession(db(), token)) !== null;
    expect([await live(asking), await live(second), await live(third), await live(foreign)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
