import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { remindOfEnds } from "@/lib/notification/watch/remind-of-ends";
import { tellOfSignIns } from "@/lib/notification/watch/tell-of-sign-ins";
import { appPassword, knownNetwork, loginAttempt, notification } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const context = () => database.context({ kind: "system", job: "test" });
let owner: { id: string; address: string };

beforeEach(async () => {
  for (const table of [notification, knownNetwork, loginAttempt, appPassword]) await db().delete(table);
  owner = await createTestMailbox(database.context());
});

let clock = Date.now() - 3_600_000;
async function signIn(ip: string, door = "portal", result: "accepted" | "rejected" = "accepted") {
  clock += 1_000;
  const at = new Date(clock);
  const how = { door, credential: "local-password", result };
  await db()
    .insert(loginAttempt)
    .values({ firstAt: at, lastAt: at, count: 1, address: owner.address, mailboxId: owner.id, ip, ...how });
  await tellOfSignIns(context(), new Date(at.getTime() - 10));
}
const told = async () =>
  (await db().select().from(notification)).map(({ values }) => values.network ?? values.name);

describe("a sign-in", () => {
  it("is told from the second network on, once for each", async () => {
    await signIn("192.0.2.1");
    await signIn("192.0.2.200");
    expect(await told()).toEqual([]);
    await signIn("198.51.100.1");
    await signIn("198.51.100.2");
    await signIn("192.0.2.9");
    expect(await told()).toEqual(["198.51.100.0/24"]);
  });

  it("of a mail app is told once a day", async () => {
    await signIn("192.0.2.1");
    await signIn("198.51.100.1", "imap");
    await signIn("203.0.113.1", "imap");
    expect(await told()).toEqual(["198.51.100.0/24"]);
  });

  it("at the portal is told though a mail app has come from there first, of which was told no more that day", async () => {
    await signIn("192.0.2.1");
    await signIn("198.51.100.1", "imap");
    await signIn("203.0.113.66", "imap");
    await signIn("203.0.113.66");
    await signIn("203.0.113.67");
    expect(await told()).toEqual(["198.51.100.0/24", "203.0.113.0/24"]);
    const day = 86_400_000;
    clock += day;
    await signIn("203.0.113.66", "imap");
    clock -= day;
    expect(await told(), "nor the next day, once it is known").toHaveLength(2);
  });

  it("at the portal is told that is read together with a mail app's from there", async () => {
    await signIn("192.0.2.1");
    await signIn("198.51.100.1", "imap");
    const at = new Date(clock + 1_000);
    const alike = { firstAt: at, lastAt: at, count: 1, address: owner.address, mailboxId: owner.id };
    const rows = ["imap", "portal"].map((door) => ({ ...alike, door, ip: "203.0.113.66" }));
    await db()
      .insert(loginAttempt)
      .values(rows.map((row) => ({ ...row, credential: "local-password", result: "accepted" as const })));
    await tellOfSignIns(context(), new Date(at.getTime() - 10));
    expect(await told()).toEqual(["198.51.100.0/24", "203.0.113.0/24"]);
  });

  it("from where the person has been before is not told, though nothing was remembered yet", async () => {
    await signIn("192.0.2.1");
    await signIn("198.51.100.1");
    for (const table of [notification, knownNetwork]) await db().delete(table);
    await signIn("198.51.100.9");
    expect(await told()).toEqual([]);
  });

  it("is found among more than fit on a page, also of one moment", async () => {
    await signIn("192.0.2.1");
    const at = new Date(clock + 1_000);
    const alike = { firstAt: at, lastAt: at, count: 1, address: owner.address, mailboxId: owner.id };
    const ips = ["192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "198.51.100.1"];
    const rows = ips.map((ip) => ({ ...alike, ip, door: "portal", credential: "local-password" }));
    await db()
      .insert(loginAttempt)
      .values(rows.map((row) => ({ ...row, result: "accepted" as const })));
    const since = new Date(at.getTime() - 10);
    expect(await tellOfSignIns(context(), since, 2)).toEqual(at);
    expect(await told()).toEqual(["198.51.100.0/24"]);
  });

  it("that was refused teaches nothing and tells nothing", async () => {
    await signIn("192.0.2.1");
    await signIn("198.51.100.1", "portal", "rejected");
    expect(await told()).toEqual([]);
  });

  it("leaves no network in the clear", async () => {
    await signIn("192.0.2.1");
    const [row] = await db().select().from(knownNetwork);
    expect(String(row?.digest)).not.toContain("192.0.2");
  });
});

describe("an app password", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  async function ending(name: string, expiresAt: Date | null, createdAt = inDays(-100)) {
    const digest = sql`${Buffer.from(randomUUID().replaceAll("-", ""))}`;
    await db().insert(appPassword).values({ mailboxId: owner.id, name, digest, expiresAt, createdAt });
  }

  it("is told of a week and a day before it ends, each once", async () => {
    await ending("in a week", inDays(6.5));
    await ending("tomorrow", inDays(0.5));
    await ending("later", inDays(8));
    await ending("over", inDays(-1));
    await ending("never", null);
    await ending("made for three days", inDays(2.5), inDays(-0.5));
    await remindOfEnds(context());
    await remindOfEnds(context());
    expect((await told()).sort()).toEqual(["in a week", "tomorrow"]);
  });
});
