import { desc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, domain } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const events = (id: string) =>
  database
    .context()
    .db.select({ action: auditEvent.action, changes: auditEvent.changes, domainName: auditEvent.domainName })
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, id))
    .orderBy(desc(auditEvent.sequence));

it("records what was made and changed, and nothing where nothing changes", async () => {
  const { id } = await createDomain(database.context(), { name: "runner.test" });
  await updateDomain(database.context(), { id, maxMailboxes: 5 });
  await updateDomain(database.context(), { id, maxMailboxes: 5 });
  const [changed, made, ...more] = await events(id);
  expect(changed).toEqual({
    action: "domain.update",
    domainName: "runner.test",
    changes: { maxMailboxes: { before: null, after: 5 } },
  });
  expect(made).toMatchObject({
    action: "domain.create",
    changes: { name: { before: null, after: "runner.test" } },
  });
  expect(more).toEqual([]);
});

it("asks who it is before it says what is wrong, and before what is there", async () => {
  const actor: Actor = { kind: "domain-admin", id: "1", name: "dora", domains: ["runner.test"] };
  const context = { ...database.context(), actor };
  const nonsense = { id: "nonsense", maxMailboxes: -1 };
  await expect(updateDomain(context, nonsense)).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateDomain(database.context(), nonsense)).rejects.toMatchObject({ code: "invalid-input" });
});

it("undoes what its work did when it fails, and records nothing", async () => {
  const { id } = await createDomain(database.context(), { name: "undone.test" });
  const wanted = { id, maxMailboxes: 3, defaultTemplateId: "01890a5d-ac96-774b-bcce-b302099a8057" };
  await expect(updateDomain(database.context(), wanted)).rejects.toMatchObject({ code: "not-found" });
  const [row] = await database.context().db.select().from(domain).where(eq(domain.id, id));
  expect(row?.maxMailboxes).toBeNull();
  expect(await events(id)).toHaveLength(1);
});
