import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { beginDraft, changeDraft, purgeDrafts, removeDraft } from "@/lib/accounts/provider-draft/keep-draft";
import { findDraft, listDrafts } from "@/lib/accounts/provider-draft/queries";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, providerDraft } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const superadmin = (id: string): Actor => ({ kind: "superadmin", id, name: id });
const own = () => database.context(superadmin("one"));
const values = { kind: "keycloak", slug: "corp", clientSecret: "never-to-be-seen" };
const week = 7 * 86_400_000;

beforeEach(async () => {
  await database.client().db.delete(providerDraft);
});

describe("the draft of a provider", () => {
  it("comes back as it was typed, is sealed, and is recorded nowhere", async () => {
    const { db } = database.client();
    const events = await db.$count(auditEvent);
    const id = await beginDraft(own(), values);
    expect(await findDraft(own(), id)).toMatchObject({ id, values, tested: null });
    const [row] = await db.select().from(providerDraft);
    expect(JSON.stringify(row)).not.toContain("never-to-be-seen");
    expect(await db.$count(auditEvent)).toBe(events);
  });

  it("is its administrator's alone", async () => {
    const id = await beginDraft(own(), values);
    const other = database.context(superadmin("other"));
    expect(await findDraft(other, id)).toBeNull();
    expect(await listDrafts(other)).toEqual([]);
    await expect(changeDraft(other, id, (draft) => draft)).rejects.toMatchObject({ code: "not-found" });
    await removeDraft(other, id);
    expect(await findDraft(own(), id)).not.toBeNull();
  });

  it.each<Actor>([
    { kind: "domain-admin", id: "one", name: "one", domains: ["demo.test"] },
    { kind: "mailbox", id: "one", address: "a@demo.test" },
    { kind: "cli", user: "root" },
  ])("is not for %j", async (actor) => {
    const id = await beginDraft(own(), values);
    const context = database.context(actor);
    await expect(findDraft(context, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(() => beginDraft(context, values)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  it("does not open in the place of another", async () => {
    const { db } = database.client();
    const id = await beginDraft(own(), values);
    const [row] = await db.select().from(providerDraft);
    await db
      .insert(providerDraft)
      .values({ ownerId: "one", sealed: row?.sealed ?? "", changedAt: new Date() });
    await db.delete(providerDraft).where(eq(providerDraft.id, id));
    expect(await listDrafts(own())).toEqual([]);
  });

  it("loses nothing to two tabs that change different inputs at once", async () => {
    const id = await beginDraft(own(), values);
    await Promise.all(
      ["name", "realm"].map((name) =>
        changeDraft(own(), id, (draft) => ({ ...draft, values: { ...draft.values, [name]: name } })),
      ),
    );
    expect((await findDraft(own(), id))?.values).toEqual({ ...values, name: "name", realm: "realm" });
  });

  it("is bounded, in its size and in number", async () => {
    const id = await beginDraft(own(), values);
    const long = { ...values, mappings: "x".repeat(400_001) };
    await expect(changeDraft(own(), id, (draft) => ({ ...draft, values: long }))).rejects.toMatchObject({
      code: "invalid-input",
    });
    for (let number = 0; number < 12; number++) await beginDraft(own(), { slug: String(number) });
    const left = await listDrafts(own());
    expect(left).toHaveLength(10);
    expect(left.some((draft) => draft.id === id)).toBe(false);
  });

  it("ends a week after it was last changed", async () => {
    const { db } = database.client();
    const id = await beginDraft(own(), values);
    const kept = await beginDraft(own(), values);
    await db
      .update(providerDraft)
      .set({ changedAt: new Date(Date.now() - week - 1_000) })
      .where(eq(providerDraft.id, id));
    expect(await findDraft(own(), id)).toBeNull();
    await purgeDrafts(db);
    expect((await db.select().from(providerDraft)).map((row) => row.id)).toEqual([kept]);
  });
});
