import { beforeAll, describe, expect, it } from "vitest";
import { exportLoginAttempts } from "@/lib/credentials/login-attempt/export-attempts";
import { readLoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { countLoginAttempts, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import type { Actor } from "@/lib/platform/actor";
import { loginAttempt } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const start = Date.UTC(2026, 0, 1);
const domainAdmin = (...domains: string[]): Actor => ({ kind: "domain-admin", id: "1", name: "d", domains });

beforeAll(async () => {
  const rows = Array.from({ length: 25 }, (_, number) => ({
    // Pairs at the same moment, so that pages must go by the id as well.
    firstAt: new Date(start),
    lastAt: new Date(start + Math.floor(number / 2) * 1_000),
    count: 1,
    address: number % 5 === 0 ? `=cmd${number}@B.test` : `user${number}@a.test`,
    door: number % 2 ? "imap" : "portal",
    credential: "local-password",
    result: number % 3 ? ("rejected" as const) : ("accepted" as const),
    reason: number % 3 ? "wrong-password" : null,
    ip: `192.0.2.${number}`,
  }));
  await database.client().db.insert(loginAttempt).values(rows);
});

/** All that is listed, after a look at whether it is counted alike. */
async function all(asked: Omit<Parameters<typeof listLoginAttempts>[1], "cursor">, actor?: Actor) {
  const { limit, ...filter } = asked;
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listLoginAttempts(database.context(actor), { ...filter, limit, cursor });
    found.push(...page.items.map(({ ip }) => ip ?? ""));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(await countLoginAttempts(database.context(actor), filter)).toBe(found.length);
  return found;
}

describe("listLoginAttempts", () => {
  it("pages through every row once, newest first", async () => {
    const paged = await all({ limit: 3 });
    expect(new Set(paged).size).toBe(25);
    expect(paged).toEqual(await all({ limit: 1_000 }));
    expect(paged[0]).toBe("192.0.2.24");
  });

  it("filters by each field, and by time", async () => {
    expect(await all({ address: "user1@a.test" })).toEqual(["192.0.2.1"]);
    expect(await all({ domain: "b.TEST" })).toHaveLength(5);
    expect(await all({ ip: "192.0.2.7" })).toHaveLength(1);
    expect(await all({ door: "imap", result: "accepted" })).toEqual(
      [21, 15, 9, 3].map((number) => `192.0.2.${number}`),
    );
    expect(await all({ reason: "no-such-reason" })).toEqual([]);
    expect(await all({ from: new Date(start + 1_000), to: new Date(start + 2_000) })).toHaveLength(2);
  });

  it("shows domain admins their domains only, whatever they ask for", async () => {
    expect(await all({}, domainAdmin("b.test"))).toHaveLength(5);
    expect(await all({ domain: "a.test" }, domainAdmin("b.test"))).toEqual([]);
    expect(await all({}, domainAdmin())).toEqual([]);
    const mailbox = database.context({ kind: "mailbox", id: "1", address: "user1@a.test" });
    await expect(listLoginAttempts(mailbox, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("shows domain admins no sign-ins of other administrators, whatever domain their logins are in", async () => {
    const own = "d@c.test";
    const signIn = (address: string, door: string, ip: string) => ({
      firstAt: new Date(),
      lastAt: new Date(),
      count: 30,
      address,
      door,
      ip,
      credential: "local-password",
      result: "rejected" as const,
      reason: "wrong-password",
    });
    await database
      .client()
      .db.insert(loginAttempt)
      .values([
        signIn("boss@c.test", "admin", "192.0.2.101"),
        signIn("colleague@c.test", "domain-admin", "192.0.2.102"),
        signIn(own, "domain-admin", "192.0.2.103"),
        signIn("person@c.test", "portal", "192.0.2.104"),
      ]);
    const actor: Actor = { kind: "domain-admin", id: "1", name: own, domains: ["c.test"] };
    const seen = ["192.0.2.103", "192.0.2.104"];
    expect((await all({}, actor)).sort()).toEqual(seen);
    expect(await all({ address: "boss@c.test" }, actor)).toEqual([]);
    expect(await all({ door: "admin" }, actor)).toEqual([]);
    expect(await all({ domain: "c.test" })).toHaveLength(4);
    const context = database.context(actor);
    let exported = "";
    for await (const part of exportLoginAttempts(context, {}, "ndjson")) exported += part;
    expect(exported.match(/192\.0\.2\.10\d/g)?.sort()).toEqual(seen);
    const { points } = await readLoginChart(context, {});
    expect(points.map(({ door, rejected }) => [door, rejected]).sort()).toEqual([
      ["domain-admin", 30],
      ["portal", 30],
    ]);
  });

  it("refuses a made-up cursor", async () => {
    for (const cursor of ["x", Buffer.from('["2026","1"]').toString("base64url")])
      await expect(listLoginAttempts(database.context(), { cursor })).rejects.toMatchObject({
        code: "invalid-input",
      });
  });
});

it("exports what the actor may see, names of strangers as data", async () => {
  let csv = "";
  for await (const part of exportLoginAttempts(database.context(domainAdmin("b.test")), {}, "csv"))
    csv += part;
  const lines = csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(6);
  expect(lines[1]).toContain(",'=cmd20@B.test,,portal,local-password,rejected,wrong-password,192.0.2.20,");
});
