import { eq, gt, lte } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { chainStart } from "@/lib/platform/audit/anchor";
import { checkAuditLog, findAuditLogCheck } from "@/lib/platform/audit/check-log";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { recordEvents } from "@/lib/platform/audit/record-event";
import { removeOldEvents } from "@/lib/platform/audit/remove-old-events";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { auditAnchor, auditEvent, auditHead } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const db = () => database.client().db;
const day = 86_400_000;
const system = () => database.context({ kind: "system", job: "housekeeping" });

const record = (number: number) =>
  inTransaction(database.context(), (context) =>
    recordEvents(
      context,
      Array.from({ length: number }, (_, index) => ({
        action: "test.create" as const,
        subject: { kind: "domain", id: String(index), label: `d${index}.test` },
        before: null,
        after: { name: `d${index}.test` },
      })),
    ),
  );

/** Housekeeping so many days from now. */
const removeIn = (days: number) =>
  removeOldEvents(system(), { olderThanDays: 30 }, new Date(Date.now() + days * day));

const sequences = async () => (await db().select().from(auditEvent)).map(({ sequence }) => sequence);

beforeEach(async () => {
  await db().delete(auditEvent);
  await db().delete(auditAnchor);
  await db().update(auditHead).set(chainStart).where(eq(auditHead.id, 1));
  await record(5);
});

describe("old events", () => {
  it("are kept until their time, whole days", async () => {
    expect(await removeIn(30)).toEqual({ removed: 0 });
    expect(await sequences()).toEqual([1, 2, 3, 4, 5]);
  });

  it("go from the oldest end; the trail says so itself and can still be verified", async () => {
    expect(await removeIn(32)).toEqual({ removed: 5 });
    expect(await sequences()).toEqual([6]);
    const { items } = await listAuditEvents(database.context(), { action: "audit-trail.remove-old" });
    expect(items).toMatchObject([
      { actorKind: "system", changes: { removedTo: { before: 0, after: 5 }, olderThan: { before: null } } },
    ]);
    await record(2);
    expect(await checkAuditLog(database.context())).toEqual({
      intact: true,
      events: 3,
      lastEvent: 8,
      removedTo: 5,
    });
    expect(await findAuditLogCheck(db())).toMatchObject({ intactTo: 8, brokenAt: null });
  });

  it("go in bounded steps, each whole: a process that ends between two leaves an intact trail", async () => {
    await record(1_200);
    let steps = 0;
    const dying = new Proxy(db(), {
      get(target, name) {
        if (name === "transaction" && ++steps > 1) throw new Error("the process ends here");
        return Reflect.get(target, name);
      },
    });
    const later = new Date(Date.now() + 32 * day);
    const killed = removeOldEvents({ ...system(), db: dying }, { olderThanDays: 30 }, later);
    await expect(killed).rejects.toThrow("ends here");
    expect(await verifyChain(db())).toMatchObject({ intact: true, removedTo: 1_000 });
    // What the first step has told the audit log is old by then as well.
    expect(await removeIn(32)).toEqual({ removed: 206 });
    expect(await verifyChain(db())).toMatchObject({ intact: true, events: 1, removedTo: 1_206 });
  });

  it("are removed once by two at the same time", async () => {
    const both = await Promise.all([removeIn(32), removeIn(32), record(1)]);
    expect(both[0].removed + both[1].removed).toBeGreaterThanOrEqual(5);
    expect(await verifyChain(db())).toMatchObject({ intact: true });
  });

  it("come back with everything else when the transaction is undone", async () => {
    const undone = inTransaction(system(), async (tx) => {
      await removeOldEvents(tx, { olderThanDays: 30 }, new Date(Date.now() + 32 * day));
      throw new Error("the process ends here");
    });
    await expect(undone).rejects.toThrow("ends here");
    expect(await sequences()).toEqual([1, 2, 3, 4, 5]);
    expect(await verifyChain(db())).toMatchObject({ intact: true, removedTo: 0 });
  });
});

describe("somebody with write access to the database alone", () => {
  beforeEach(async () => {
    await record(3);
    await removeIn(0);
  });

  const brokenAt = async () => {
    const verdict = await verifyChain(db());
    return verdict.intact ? null : verdict.brokenAt;
  };
  const forge = (anchor: Partial<typeof auditAnchor.$inferInsert>) =>
    db()
      .insert(auditAnchor)
      .values({ id: 1, sequence: 3, hash: "", mac: "", ...anchor })
      .onDuplicateKeyUpdate({ set: anchor });
  const event = async (sequence: number) =>
    (await db().select().from(auditEvent).where(eq(auditEvent.sequence, sequence)))[0];

  it("cannot cut off the beginning by hand, with or without an anchor", async () => {
    const third = await event(3);
    await db().delete(auditEvent).where(lte(auditEvent.sequence, 3));
    expect(await brokenAt()).toBe(1);
    await forge({ sequence: 3, hash: third?.hash ?? "", mac: third?.hash ?? "" });
    expect(await brokenAt()).toBe(1);
    // Nor does the next round wipe the traces away.
    expect(await removeIn(400)).toEqual({ removed: 0 });
    expect(await sequences()).toEqual([4, 5, 6, 7, 8]);
  });

  it("cannot move, change or remove the anchor", async () => {
    await removeIn(32);
    await record(3);
    expect(await brokenAt()).toBeNull();
    const [real] = await db().select().from(auditAnchor);
    if (!real) throw new Error("there is no anchor");
    const ninth = await event(9);
    await forge({ sequence: 9, hash: ninth?.hash ?? "" });
    expect(await brokenAt()).toBe(1);
    await db().delete(auditEvent).where(lte(auditEvent.sequence, 9));
    expect(await brokenAt()).toBe(1);
    await forge(real);
    expect(await brokenAt()).toBe(real.sequence + 1);
    await db().delete(auditAnchor);
    expect(await brokenAt()).toBe(1);
  });

  it("cannot bring back an older anchor to hide what came after it", async () => {
    await removeIn(32);
    const [older] = await db().select().from(auditAnchor);
    await record(4);
    await removeIn(32);
    expect(await brokenAt()).toBeNull();
    await forge(older ?? {});
    expect(await brokenAt()).toBe((older?.sequence ?? 0) + 1);
  });

  it("cannot remove or change events behind the anchor", async () => {
    await removeIn(32);
    await record(3);
    const [first] = await sequences();
    await db()
      .delete(auditEvent)
      .where(eq(auditEvent.sequence, (first ?? 0) + 1));
    expect(await brokenAt()).toBe((first ?? 0) + 1);
    await db().delete(auditEvent).where(gt(auditEvent.sequence, 0));
    expect(await brokenAt()).toBe(first);
  });
});

it("is for administrators of everything", async () => {
  const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [] });
  await expect(removeOldEvents(admin, { olderThanDays: 30 })).rejects.toMatchObject({ code: "forbidden" });
});
