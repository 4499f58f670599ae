import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { revocation } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { deliverRevocations } from "@/lib/revocation/delivery/deliver-revocations";
import { startLifecycleJob } from "@/lib/revocation/delivery/start-lifecycle-job";
import { acknowledgeDelivered } from "@/lib/revocation/outbox/acknowledge";
import { claimRevocations } from "@/lib/revocation/outbox/claim-revocations";
import { dropUndeliverable } from "@/lib/revocation/outbox/drop-undeliverable";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";
import { testDatabase } from "@/lib/testing/database";
import { type FakeDoveadm, startFakeDoveadm } from "@/lib/testing/fake-doveadm";

const database = testDatabase();
let doveadm: FakeDoveadm;

beforeAll(async () => {
  doveadm = await startFakeDoveadm();
});
afterAll(() => doveadm.close());
beforeEach(async () => {
  doveadm.calls = [];
  doveadm.behaviour = "works";
  await database.client().db.delete(revocation);
});

const request = (address: string | null) =>
  inTransaction(database.context(), ({ db }) =>
    requestRevocation(db, { address, domainName: "demo.test", reason: "state-changed" }),
  );
const deliver = () => deliverRevocations(database.context());
const outbox = () => database.client().db.select().from(revocation);
/** Time passes: everything in the outbox is due, whoever had claimed it. */
const letTimePass = () =>
  database
    .client()
    .db.update(revocation)
    .set({ nextTryAt: new Date(0) });
/** As `letTimePass`, touching only what has been committed, by its key. */
async function letTimePassForAll(): Promise<void> {
  for (const { id } of await outbox())
    await database
      .client()
      .db.update(revocation)
      .set({ nextTryAt: new Date(0) })
      .where(eq(revocation.id, id));
}
/** In milliseconds from now, by the database's clock. */
async function waits(): Promise<number> {
  const [row] = await database
    .client()
    .db.select({
      micros: sql<string>`TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), ${revocation.nextTryAt})`,
    })
    .from(revocation);
  return Number(row?.micros) / 1_000;
}

it("flushes and kicks every name once in one call, and once more three seconds later", async () => {
  for (const address of ["a@demo.test", "b@demo.test", "a@demo.test"]) await request(address);
  expect(await deliver()).toBeNull();
  const both = [
    ["authCacheFlush", { user: ["a@demo.test", "b@demo.test"] }],
    ["kick", { mask: ["a@demo.test"] }],
    ["kick", { mask: ["b@demo.test"] }],
  ];
  expect(doveadm.calls).toEqual([both]);
  expect(await waits()).toBeGreaterThan(2_000);
  expect(await waits()).toBeLessThanOrEqual(3_000);
  expect(await deliver(), "nothing is due").toBeNull();
  expect(doveadm.calls).toHaveLength(1);
  await letTimePass();
  await deliver();
  expect(doveadm.calls).toEqual([both, both]);
  expect(await outbox()).toEqual([]);
});

it("ends everybody in a domain by one name, and forgets every cached login for it", async () => {
  await request(null);
  await deliver();
  expect(doveadm.calls).toEqual([
    [
      ["authCacheFlush", { user: [] }],
      ["kick", { mask: ["*@demo.test"] }],
    ],
  ]);
});

it("goes on until nothing is due, a hundred in a call", async () => {
  await inTransaction(database.context(), async ({ db }) => {
    for (let i = 0; i < 120; i++)
      await requestRevocation(db, {
        address: `u${i}@demo.test`,
        domainName: "demo.test",
        reason: "source-changed",
      });
  });
  await deliver();
  expect(doveadm.calls.map((call) => call.length - 1)).toEqual([100, 20]);
});

for (const [behaviour, problem] of [
  ["refuses", "Dovecot's API answered 401."],
  ["breaks off", "Dovecot's API does not answer."],
  ["hangs", "Dovecot's API does not answer."],
  ["fails", "doveadm kick ended with 75."],
] as const)
  it(`keeps what could not be delivered, with the problem, while Dovecot ${behaviour}`, async () => {
    doveadm.behaviour = behaviour;
    await request("a@demo.test");
    expect(await deliver()).toMatchObject({ message: problem });
    expect(await outbox()).toMatchObject([{ attempts: 1, lastProblem: problem, delivered: false }]);
    doveadm.behaviour = "works";
    await letTimePass();
    expect(await deliver()).toBeNull();
    expect(await outbox()).toMatchObject([{ attempts: 0, lastProblem: null, delivered: true }]);
  });

it("pauses longer after each failure, at most five seconds", async () => {
  doveadm.behaviour = "refuses";
  await request("a@demo.test");
  const pauses: number[] = [];
  for (let i = 0; i < 6; i++) {
    await letTimePass();
    await deliver();
    pauses.push(Math.ceil((await waits()) / 500) * 500);
  }
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

it("is delivered by another process when one dies in the middle", async () => {
  await request("a@demo.test");
  expect(await claimRevocations(database.context(), 10), "by a process that is killed now").toHaveLength(1);
  await deliver();
  expect(doveadm.calls, "not by two at once").toEqual([]);
  expect(await waits(), "but soon").toBeLessThanOrEqual(5_000);
  await letTimePass();
  await deliver();
  expect(doveadm.calls).toHaveLength(1);
});

it("lets a process that was asleep change nothing of what another has taken over", async () => {
  await request("a@demo.test");
  const asleep = await claimRevocations(database.context(), 10);
  await letTimePass();
  doveadm.behaviour = "refuses";
  await deliver();
  await acknowledgeDelivered(database.client().db, asleep);
  expect(await outbox()).toMatchObject([{ delivered: false, attempts: 1 }]);
});

it("gives each revocation to one of several processes", async () => {
  for (let i = 0; i < 20; i++) await request(`u${i}@demo.test`);
  await Promise.all([deliver(), deliver(), deliver(), deliver()]);
  const kicks = doveadm.calls.flatMap((call) => call.filter(([name]) => name === "kick"));
  expect(kicks).toHaveLength(20);
});

it("is delivered right after the commit, not before, and not when the change is undone", async () => {
  const stop = startLifecycleJob();
  try {
    const undone = inTransaction(database.context(), async ({ db }) => {
      await requestRevocation(db, {
        address: "no@demo.test",
        domainName: "demo.test",
        reason: "source-changed",
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await outbox()).toEqual([]);
    await inTransaction(database.context(), async ({ db }) => {
      await requestRevocation(db, {
        address: "a@demo.test",
        domainName: "demo.test",
        reason: "source-changed",
      });
      await deliver();
      expect(doveadm.calls).toEqual([]);
    });
    const begun = Date.now();
    await expect.poll(() => doveadm.calls.length, { interval: 5 }).toBe(1);
    expect(Date.now() - begun, "does not wait for the next look").toBeLessThan(600);
  } finally {
    stop();
  }
});

it("never waits for a change that has not been committed yet", async () => {
  for (let i = 0; i < 20; i++) await request(`u${i}@demo.test`);
  await inTransaction(database.context(), async ({ db }) => {
    await requestRevocation(db, {
      address: "b@demo.test",
      domainName: "demo.test",
      reason: "source-changed",
    });
    const begun = Date.now();
    expect(await deliver()).toBeNull();
    await letTimePassForAll();
    expect(await deliver(), "the second round").toBeNull();
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(doveadm.calls).toHaveLength(2);
  });
  expect((await outbox()).map(({ address }) => address)).toEqual(["b@demo.test"]);
});

it("drops only old ones where no mail server is set up", async () => {
  await request("young@demo.test");
  await request("old@demo.test");
  const old = new Date(Date.now() - 11 * 60_000);
  await database
    .client()
    .db.update(revocation)
    .set({ dueAt: old })
    .where(sql`${revocation.address} = 'old@demo.test'`);
  await dropUndeliverable(database.client().db);
  expect((await outbox()).map(({ address }) => address)).toEqual(["young@demo.test"]);
});
