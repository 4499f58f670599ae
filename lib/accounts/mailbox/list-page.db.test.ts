import { beforeAll, describe, expect, it } from "vitest";
import {
  countMailboxesFound,
  listMailboxPage,
  type MailboxPageOptions,
} from "@/lib/accounts/mailbox/list-page";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const people = ["ann", "bob", "cid", "dan", "eve"];

describe("a page of mailboxes", () => {
  let slug = "";
  beforeAll(async () => {
    const context = database.context();
    const provider = await createTestProvider(context);
    slug = provider.slug;
    for (const [index, name] of people.entries()) {
      const address = `${name}@one.test`;
      // Two share each quota and each name, so that the order needs more than the column.
      const quotaBytes = 100 - Math.floor(index / 2);
      await createTestMailbox(context, { address, quotaBytes, displayName: `Name ${index % 2}` });
    }
    const other = { address: "zoe@two.test", identityProviderId: provider.id, displayName: "100% Zoë_" };
    const { id } = await createTestMailbox(context, other);
    await setMailboxState(context, { mailboxId: id, adminState: "receive-only" });
  });

  async function allPages(options: Omit<MailboxPageOptions, "limit">, limit = 2): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMailboxPage(database.client().db, { ...options, limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      found.push(...page.items.map((row) => row.address.split("@")[0] ?? ""));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  it("follows the others without gap or repetition, in every order", async () => {
    const one = { domains: ["one.test"] };
    expect(await allPages(one)).toEqual(people);
    expect(await allPages({ ...one, descending: true })).toEqual([...people].reverse());
    expect(await allPages({ ...one, order: "created" })).toEqual(people);
    expect(await allPages({ ...one, order: "quota" })).toEqual(["eve", "cid", "dan", "ann", "bob"]);
    expect(await allPages({ ...one, order: "name" })).toEqual(["ann", "cid", "eve", "bob", "dan"]);
    expect(await allPages({ ...one, order: "name", descending: true }, 1)).toEqual(
      ["ann", "cid", "eve", "bob", "dan"].reverse(),
    );
  });

  it("counts what all pages have together", async () => {
    const counted = (filter: Omit<MailboxPageOptions, "limit">) =>
      countMailboxesFound(database.client().db, filter);
    expect(await counted({ domains: ["one.test"] })).toBe(people.length);
    expect(await counted({ domains: ["one.test"], search: "name 1" })).toBe(2);
    expect(await counted({ domains: [] })).toBe(0);
  });

  it("filters and searches, taking the search literally", async () => {
    expect(await allPages({ source: slug })).toEqual(["zoe"]);
    expect(await allPages({ source: "local", search: "A" })).toEqual(["ann", "bob", "cid", "dan", "eve"]);
    expect(await allPages({ adminState: "receive-only" })).toEqual(["zoe"]);
    expect(await allPages({ search: "100%" })).toEqual(["zoe"]);
    expect(await allPages({ search: "_" })).toEqual(["zoe"]);
    expect(await allPages({ search: "ZOË" })).toEqual(["zoe"]);
    expect(await allPages({ search: "'; DROP TABLE mailbox; --" })).toEqual([]);
    expect(await allPages({ search: "\\" })).toEqual([]);
    expect(await allPages({ template: "no such" })).toEqual([]);
    expect(await allPages({ domains: [] })).toEqual([]);
  });

  it("refuses a cursor of another order and a made-up one", async () => {
    const { db } = database.client();
    const { next } = await listMailboxPage(db, { limit: 1 });
    for (const options of [{ cursor: next ?? "", order: "quota" as const }, { cursor: "nonsense" }])
      await expect(listMailboxPage(db, { ...options, limit: 1 })).rejects.toMatchObject({
        code: "invalid-input",
      });
  });
});
