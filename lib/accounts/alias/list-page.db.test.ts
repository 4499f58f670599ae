import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { type aliasPageInput, countAliasesFound, listAliasPage } from "@/lib/accounts/alias/list-page";
import { purgeExpiredAliases } from "@/lib/accounts/alias/purge-expired-aliases";
import type { Actor } from "@/lib/platform/actor";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { alias } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const day = 86_400_000;
const admin: Actor = { kind: "domain-admin", id: "d", name: "d", domains: ["b.test"] };

const ends: Record<string, number | null> = {
  "one@a.test": null,
  "two@a.test": 1,
  "three@b.test": -1,
  "four@b.test": null,
  "five@b.test": 2,
};

beforeAll(async () => {
  const context = database.context();
  const alice = await createTestMailbox(context, { address: "alice@a.test" });
  const bob = await createTestMailbox(context, { address: "bob@b.test" });
  for (const [address, end] of Object.entries(ends)) {
    const mailboxId = address.endsWith("@a.test") ? alice.id : bob.id;
    await createAlias(context, { address, mailboxId, description: `For ${address.split("@")[0]}` });
    if (end !== null)
      await context.db
        .update(alias)
        .set({ expiresAt: new Date(Date.now() + end * day) })
        .where(eq(alias.address, address));
  }
});

const load = (input: z.input<typeof aliasPageInput>, actor?: Actor) =>
  listAliasPage(database.context(actor), input);
const names = async (input: z.input<typeof aliasPageInput>, actor?: Actor) =>
  (await load(input, actor)).items.map(({ address }) => address.split("@")[0]);

async function byPages(input: z.input<typeof aliasPageInput>): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await load({ ...input, cursor, limit: 1 });
    found.push(...items.map(({ address }) => address.split("@")[0]));
    if (next === null) return found;
    cursor = next;
  }
}

it("gives every alias once, in each order and both directions", async () => {
  expect(await byPages({})).toEqual(["five", "four", "one", "three", "two"]);
  expect(await byPages({ order: "created", descending: true })).toEqual([
    "five",
    "four",
    "three",
    "two",
    "one",
  ]);
  expect(await byPages({ order: "end" })).toEqual(["one", "four", "three", "two", "five"]);
  expect(await byPages({ order: "end", descending: true })).toEqual(["five", "two", "three", "four", "one"]);
});

it("searches and filters", async () => {
  expect(await names({ search: "ALICE" })).toEqual(["one", "two"]);
  expect(await names({ search: "for f" })).toEqual(["five", "four"]);
  expect(await names({ search: "%" })).toEqual([]);
  expect(await names({ state: "expired" })).toEqual(["three"]);
  expect(await names({ state: "open", domain: "b.test" })).toEqual(["five", "four"]);
  expect(await names({ temporary: false })).toEqual(["four", "one"]);
});

it("shows domain administrators their own, others nothing, and refuses damaged cursors", async () => {
  expect(await names({}, admin)).toEqual(["five", "four", "three"]);
  expect(await names({ domain: "a.test" }, admin)).toEqual([]);
  const person: Actor = { kind: "mailbox", id: "x", address: "alice@a.test" };
  await expect(load({}, person)).rejects.toMatchObject({ code: "forbidden" });
  const { next } = await load({ limit: 1 });
  for (const cursor of ["x", next ?? ""])
    await expect(load({ order: "end", cursor })).rejects.toMatchObject({ code: "invalid-input" });
});

it("keeps an expired alias for its grace time, then frees the address", async () => {
  const context = database.context({ kind: "system", job: "housekeeping" });
  expect(await purgeExpiredAliases(context)).toBe(0);
  expect(await purgeExpiredAliases(context, new Date(Date.now() + 30 * day))).toBe(1);
  expect(await names({ state: "expired" })).toEqual([]);
  const { items } = await listAuditEvents(database.context(), {});
  expect(items[0]).toMatchObject({ action: "alias.delete", actorLabel: "housekeeping" });
});

it("counts what all pages have together, of what is seen", async () => {
  const { items } = await load({});
  expect(await countAliasesFound(database.context(), {})).toBe(items.length);
  expect(await countAliasesFound(database.context(), { search: "alice@" })).toBe(2);
  const seen = (await load({}, admin)).items;
  expect(await countAliasesFound(database.context(admin), {})).toBe(seen.length);
  expect(seen.every(({ address }) => address.endsWith("@b.test"))).toBe(true);
});
