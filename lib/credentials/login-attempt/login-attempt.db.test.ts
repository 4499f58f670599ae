import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { purgeLoginAttempts } from "@/lib/credentials/login-attempt/purge-login-attempts";
import { type Attempt, recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { databaseClient } from "@/lib/platform/db/client";
import { loginAttempt } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const attempt: Attempt = {
  address: "gina@demo.test",
  mailboxId: null,
  door: "imap",
  credential: "local-password",
  result: "rejected",
  reason: "wrong-password",
  ip: "192.0.2.1",
  providerSlug: null,
};
const rowsOf = (address: string) =>
  database.client().db.select().from(loginAttempt).where(eq(loginAttempt.address, address));

beforeAll(() => {
  // The writers use the process's own client; its environment is this file's by now.
  databaseClient();
});

describe("recordAttempt", () => {
  it("collapses alike attempts, also over several writes, and tells the first", async () => {
    expect(recordAttempt(attempt)).toBe(true);
    expect(recordAttempt(attempt)).toBe(false);
    await drainWrites();
    expect(recordAttempt(attempt)).toBe(false);
    expect(recordAttempt({ ...attempt, ip: "192.0.2.2" })).toBe(true);
    await drainWrites();
    const rows = await rowsOf(attempt.address);
    expect(rows.map(({ ip, count }) => `${ip} ${count}`).sort()).toEqual(["192.0.2.1 3", "192.0.2.2 1"]);
  });

  it("keeps what is given as data, cut to the columns, whatever is in it", async () => {
    const address = `'); DROP TABLE login_attempt; --\r\n${"x".repeat(400)}`;
    recordAttempt({ ...attempt, address, door: "d".repeat(99), reason: "r".repeat(99) });
    await drainWrites();
    expect(await rowsOf(address.slice(0, 320))).toMatchObject([
      { door: "d".repeat(32), reason: "r".repeat(64) },
    ]);
  });

  it("holds a bounded number of rows under a flood", async () => {
    for (let number = 0; number < 12_000; number++)
      recordAttempt({ ...attempt, address: `flood-${number}@x.test` });
    for (let round = 0; round < 52; round++) await drainWrites();
    const total = await database.client().db.$count(loginAttempt);
    expect(total).toBeGreaterThan(9_000);
    expect(total).toBeLessThanOrEqual(10_001);
  });
});

describe("purgeLoginAttempts", () => {
  it("deletes what is older than asked for, for administrators", async () => {
    const { db } = database.client();
    await db
      .update(loginAttempt)
      .set({ lastAt: new Date(Date.now() - 40 * 86_400_000) })
      .where(eq(loginAttempt.address, "flood-1@x.test"));
    const before = await db.$count(loginAttempt);
    await expect(
      purgeLoginAttempts(database.context({ kind: "mailbox", id: "1", address: "x@x.test" }), {
        olderThanDays: 31,
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await purgeLoginAttempts(database.context(), { olderThanDays: 31 })).toEqual({ purged: 1 });
    expect(await db.$count(loginAttempt)).toBe(before - 1);
  });
});
