import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkAuditLog, findAuditLogCheck } from "@/lib/platform/audit/check-log";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { auditEvent } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();

const record = (label: string, fail = false) =>
  inTransaction(database.context(), async (context) => {
    const subject = { kind: "domain", id: label, label };
    await recordEvent(context, {
      action: "test.create",
      subject,
      before: null,
      after: { name: label, ö: { b: 1, a: 2 } },
    });
    if (fail) throw new Error("undone");
  });

describe("the audit trail", () => {
  it("chains concurrent writers, leaves no gap for an undone change, and shows tampering", async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => record(`d${index}.test`)));
    await expect(record("undone.test", true)).rejects.toThrow("undone");
    await record("last.test");
    const { db } = database.client();
    expect(await verifyChain(db)).toEqual({ intact: true, events: 9, lastEvent: 9, removedTo: 0 });
    expect(await findAuditLogCheck(db)).toBeNull();
    await checkAuditLog(database.context());
    expect(await findAuditLogCheck(db)).toMatchObject({ intactTo: 9, brokenAt: null });

    await db.update(auditEvent).set({ actorLabel: "somebody else" }).where(eq(auditEvent.sequence, 4));
    expect(await verifyChain(db)).toEqual({ intact: false, brokenAt: 4 });
    await checkAuditLog(database.context());
    expect(await findAuditLogCheck(db)).toMatchObject({ intactTo: 3, brokenAt: 4 });
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [] });
    await expect(checkAuditLog(admin)).rejects.toMatchObject({ code: "forbidden" });
    await db.delete(auditEvent).where(eq(auditEvent.sequence, 4));
    expect(await verifyChain(db)).toEqual({ intact: false, brokenAt: 4 });
  });

  it("drops an event that changes nothing", async () => {
    const count = () => database.client().db.$count(auditEvent);
    const before = await count();
    await inTransaction(database.context(), (context) =>
      recordEvent(context, {
        action: "test.update",
        subject: { kind: "domain", id: "x", label: "x" },
        before: { name: "x" },
        after: { name: "x" },
      }),
    );
    expect(await count()).toBe(before);
  });
});
