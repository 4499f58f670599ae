import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import type { Actor } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { auditEvent, domain } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { testDatabase } from "@/lib/testing/database";
import { verbatim } from "@/lib/words/compose-text";

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

describe("a verb of its own", () => {
  const asked: string[] = [];
  const step = <Value>(name: string, value: Value): Value => {
    asked.push(name);
    return value;
  };
  const things: Kept<{ id: string }, { id: string }> = {
    kind: "domain",
    label: ({ id }) => id,
    authorise: () => step("authorise", undefined),
    authoriseNamed: (_, { id }) => {
      asked.push("authoriseNamed");
      if (id === "foreign") throw new AppError("forbidden", verbatim("not yours"));
    },
    lock: async (_, { id }) => step("lock", { id }),
    authoriseRow: () => step("authoriseRow", undefined),
  };
  const rename = verbOn(things, {
    input: z.strictObject({ id: z.string(), names: z.array(z.string()), expectedVersion }),
    prepare: async () => step("prepare", "prepared"),
    async work(_, row, { names }, prepared) {
      asked.push("work");
      const events = names.map((name) =>
        eventOf(things, "domain.update", row, { before: { name: null }, after: { name } }),
      );
      return { events, answer: prepared };
    },
  });

  it("goes its way step by step, answers what it likes, and records as often as it says", async () => {
    asked.length = 0;
    const answer = await rename(database.context(), { id: "two", names: ["a", "b"] });
    expect(answer).toBe("prepared");
    expect(asked).toEqual(["authorise", "authoriseNamed", "prepare", "lock", "authoriseRow", "work"]);
    expect((await events("two")).map(({ changes }) => changes.name?.after)).toEqual(["b", "a"]);
  });

  it("prepares, locks and records nothing for whoever may not do it to what is named", async () => {
    asked.length = 0;
    const attempt = rename(database.context(), { id: "foreign", names: ["a"] });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    expect(asked).toEqual(["authorise", "authoriseNamed"]);
    expect(await events("foreign")).toEqual([]);
  });

  it("records nothing where it says so", async () => {
    await rename(database.context(), { id: "none", names: [] });
    expect(await events("none")).toEqual([]);
  });

  it("takes an edit of what has no version for a stale one, never for a fresh one", async () => {
    const edit = rename(database.context(), { id: "two", names: ["c"], expectedVersion: 0 });
    await expect(edit).rejects.toMatchObject({ code: "conflict" });
  });
});
