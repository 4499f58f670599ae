import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Attempt, countAlike, recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { recordEarlyEnd } from "@/lib/credentials/login-attempt/record-early-end";
import { unavailableReasons } from "@/lib/credentials/login-attempt/refusals";
import { drainWrites } from "@/lib/platform/db/write-behind";

/* What becomes of logins between the door and the table; the statements themselves are tried in login-attempt.db.test.ts. */

const table = vi.hoisted(() => ({
  rows: new Map<string, unknown[]>(),
  writes: [] as number[],
  failing: 0,
}));
vi.mock("@/lib/platform/db/client", () => ({
  databaseClient: () => ({
    pool: {
      async query(_: string, [rows]: [unknown[][]]) {
        if (table.failing-- > 0) throw new Error("the database is gone");
        table.writes.push(rows.length);
        for (const row of rows) table.rows.set(String(row[0]), row);
      },
    },
  }),
}));
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ warn: log }) }));
const log = vi.hoisted(() => vi.fn());

const login: Attempt = {
  address: "anna@demo.test",
  mailboxId: "m1",
  door: "imap",
  credential: "app-password",
  result: "rejected",
  reason: "wrong-password",
  ip: "192.0.2.1",
  providerSlug: null,
};
const counts = () => [...table.rows.values()].map(([, , , count]) => count);
const [addressColumn, detailColumn, ipColumn] = [4, 10, 11];
const column = (index: number) => [...table.rows.values()].map((row) => row[index]);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-06-01T12:00:00Z") });
  Object.assign(table, { rows: new Map(), writes: [], failing: 0 });
  log.mockClear();
});
afterEach(async () => {
  // What is open ends with its hour, so that no test sees another's.
  vi.advanceTimersByTime(2 * 3_600_000);
  await drainWrites();
  vi.useRealTimers();
});

describe("logins that are alike", () => {
  it("are one row with a count, and only the first is worth a line in the log", async () => {
    expect([1, 2, 3].map(() => recordAttempt(login))).toEqual([true, false, false]);
    await drainWrites();
    expect(counts()).toEqual([3]);
    recordAttempt(login);
    await drainWrites();
    expect(counts(), "the same row, counted on").toEqual([4]);
  });

  it.each<[keyof Attempt, Partial<Attempt>]>([
    ["address", { address: "bert@demo.test" }],
    ["door", { door: "pop3" }],
    ["credential", { credential: "local-password" }],
    ["result", { result: "accepted" }],
    ["reason", { reason: null }],
    ["ip", { ip: null }],
    ["providerSlug", { providerSlug: "corp" }],
    ["appPasswordName", { appPasswordName: "Phone" }],
  ])("differ by %s", async (_, other) => {
    recordAttempt(login);
    expect(recordAttempt({ ...login, ...other })).toBe(true);
    await drainWrites();
    expect(counts()).toEqual([1, 1]);
  });

  it("are not told apart by what they say of the reason: the first one counts", async () => {
    recordAttempt({ ...login, detail: "first" });
    recordAttempt({ ...login, detail: "second" });
    await drainWrites();
    expect([counts(), column(detailColumn)]).toEqual([[2], ["first"]]);
  });

  it("do not become one by line breaks in a name that somebody has made up", async () => {
    recordAttempt({ ...login, address: "a" });
    recordAttempt({ ...login, address: "\na" });
    recordAttempt({ ...login, providerSlug: "p", address: "a" });
    await drainWrites();
    expect(counts()).toEqual([1, 1, 1]);
  });

  it("of the next minute are another row, and of a longer window if it was asked for", async () => {
    recordAttempt(login);
    vi.advanceTimersByTime(59_999);
    expect(recordAttempt(login)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(recordAttempt(login)).toBe(true);
    const long = { ...login, address: "long@demo.test" };
    recordAttempt(long, 3_600_000);
    vi.advanceTimersByTime(3_599_999);
    expect(recordAttempt(long, 3_600_000)).toBe(false);
    await drainWrites();
    expect(counts().sort()).toEqual([1, 2, 2]);
  });

  it("are counted only where there is a row already, for who asks for that", () => {
    expect(countAlike(login)).toBe(false);
    expect(recordAttempt(login)).toBe(true);
    expect(countAlike(login)).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(countAlike(login)).toBe(false);
  });
});

describe("a database that does not take them", () => {
  it("gets them later, once, with the count that they have then", async () => {
    table.failing = 1;
    recordAttempt(login);
    await drainWrites();
    expect(counts()).toEqual([]);
    recordAttempt(login);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(counts()).toEqual([2]);
    await drainWrites();
    expect(table.writes, "nothing is written twice").toEqual([1]);
  });

  it("gets a row that ended meanwhile beside the one that follows it", async () => {
    table.failing = 1;
    recordAttempt(login);
    await drainWrites();
    vi.setSystemTime(Date.now() + 60_000);
    recordAttempt(login);
    recordAttempt(login);
    await drainWrites();
    expect(counts().sort()).toEqual([1, 2]);
  });
});

describe("a flood", () => {
  it("is written two hundred rows at a time", async () => {
    for (let index = 0; index < 450; index++) recordAttempt({ ...login, address: `u${index}@demo.test` });
    await drainWrites();
    expect(table.writes).toEqual([200, 200, 50]);
  });

  it("is cut at ten thousand rows, which is said once, and what is open goes on being counted", async () => {
    for (let index = 0; index < 10_003; index++) recordAttempt({ ...login, address: `u${index}@demo.test` });
    expect(recordAttempt({ ...login, address: "one-more@demo.test" })).toBe(false);
    expect(countAlike({ ...login, address: "u1@demo.test" })).toBe(true);
    await drainWrites();
    expect(table.rows.size).toBe(10_000);
    expect(log.mock.calls.filter(([facts]) => "dropped" in facts)).toEqual([
      [{ dropped: 4 }, expect.any(String)],
    ]);
  });

  it("of long names takes no more memory than the columns hold", async () => {
    recordAttempt({ ...login, address: "a".repeat(100_000), detail: "d".repeat(100_000) });
    await drainWrites();
    expect(String(column(addressColumn)[0]).length).toBeLessThanOrEqual(320);
    expect(String(column(detailColumn)[0]).length).toBeLessThanOrEqual(255);
  });
});

describe("a sign-in that ended before anybody was known", () => {
  const end = {
    door: "portal",
    credential: "single-sign-on",
    reason: "token-invalid",
    detail: null,
    ip: "192.0.2.1",
    providerSlug: "corp",
  } as const;
  /** The rows of one hour have to be another hour's for the next test. */
  beforeEach(() => void vi.setSystemTime(Date.now() + 10 * 3_600_000 * ++hours));
  let hours = 0;

  it("belongs to no address and no mailbox, and is one row for an hour", async () => {
    expect([recordEarlyEnd(end), recordEarlyEnd(end)]).toEqual([true, false]);
    vi.setSystemTime(Date.now() + 3_599_999);
    expect(recordEarlyEnd(end)).toBe(false);
    await drainWrites();
    expect([counts(), column(addressColumn), column(5)]).toEqual([[3], [""], [null]]);
  });

  it.each([
    ...unavailableReasons.map((reason) => [reason, "unavailable"] as const),
    ["token-invalid", "rejected"] as const,
  ])("%s is %s: an outage is nobody's fault", async (reason, result) => {
    recordEarlyEnd({ ...end, reason });
    await drainWrites();
    expect(column(8)).toEqual([result]);
  });

  it("has six rows an hour for a caller, an IPv6 network as one; the rest is a row without an address", async () => {
    const reasons = ["token-invalid", "provider-refused", "sign-in-expired", "email-missing"] as const;
    for (const [index, providerSlug] of ["a", "b", "c"].entries())
      for (const reason of reasons)
        recordEarlyEnd({ ...end, providerSlug, reason, ip: `2001:db8::${index + 1}` });
    await drainWrites();
    expect(column(ipColumn).filter((ip) => ip !== null)).toHaveLength(6);
    expect(column(ipColumn).filter((ip) => ip === null)).toHaveLength(6);
    recordEarlyEnd({ ...end, ip: "2001:db8:0:1::1" });
    await drainWrites();
    expect(column(ipColumn)).toContain("2001:db8:0:1::1");
  });

  it("has sixty rows an hour for all callers; those beyond are one row of their provider", async () => {
    for (let index = 0; index < 100; index++) recordEarlyEnd({ ...end, ip: `198.51.100.${index}` });
    await drainWrites();
    const addresses = column(ipColumn);
    expect(addresses.filter((ip) => ip !== null)).toHaveLength(60);
    expect(addresses.filter((ip) => ip === null)).toHaveLength(1);
    expect(counts().reduce((sum: number, count) => sum + Number(count), 0)).toBe(100);
    vi.setSystemTime(Date.now() + 3_600_000);
    recordEarlyEnd({ ...end, ip: "203.0.113.1" });
    await drainWrites();
    expect(column(ipColumn), "the next hour").toContain("203.0.113.1");
  });
});
