import { beforeAll, expect, it } from "vitest";
import { countDomainsFound, listDomainPage } from "@/lib/accounts/domain/list-page";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const names = async (input: Parameters<typeof listDomainPage>[1]) =>
  (await listDomainPage(database.context(), input)).items.map(({ name }) => name);

beforeAll(async () => {
  for (const name of ["b.test", "a.test", "c-1.test", "d.example"])
    await createTestDomain(database.context(), { name, active: name !== "b.test" });
  await createTestMailbox(database.context(), { address: "one@a.test", quotaBytes: 10 });
  await createTestMailbox(database.context(), { address: "two@a.test", quotaBytes: 5 });
});

it("sorts by name or by age, both ways", async () => {
  expect(await names({})).toEqual(["a.test", "b.test", "c-1.test", "d.example"]);
  expect(await names({ order: "created", descending: true })).toEqual([
    "d.example",
    "c-1.test",
    "a.test",
    "b.test",
  ]);
});

it("searches and filters, taking wildcards as they are", async () => {
  expect(await names({ search: "EXAMPLE" })).toEqual(["d.example"]);
  expect(await names({ search: "_" })).toEqual([]);
  expect(await names({ active: false })).toEqual(["b.test"]);
});

it("goes on where the page before ended", async () => {
  const first = await listDomainPage(database.context(), { limit: 3 });
  expect(first.items.map(({ name }) => name)).toEqual(["a.test", "b.test", "c-1.test"]);
  expect(first.next).not.toBeNull();
  const second = await listDomainPage(database.context(), { limit: 3, cursor: first.next ?? "" });
  expect(second.items.map(({ name }) => name)).toEqual(["d.example"]);
  expect(second.next).toBeNull();
});

it("refuses the cursor of another order", async () => {
  const { next } = await listDomainPage(database.context(), { limit: 1 });
  await expect(
    listDomainPage(database.context(), { order: "created", cursor: next ?? "" }),
  ).rejects.toMatchObject({ code: "invalid-input" });
});

it("counts the mailboxes and the quota given", async () => {
  const [first, second] = (await listDomainPage(database.context(), {})).items;
  expect(first).toMatchObject({ name: "a.test", mailboxes: 2, givenQuotaBytes: 15 });
  expect(second).toMatchObject({ name: "b.test", mailboxes: 0, givenQuotaBytes: 0 });
});

it("shows domain admins their own domains only, and none to one without", async () => {
  const as = (domains: string[]) =>
    database.context({ kind: "domain-admin", id: "1", name: "dora", domains });
  expect((await listDomainPage(as(["b.test"]), {})).items.map(({ name }) => name)).toEqual(["b.test"]);
  expect((await listDomainPage(as([]), {})).items).toEqual([]);
});

it("counts what all pages have together, of what is seen", async () => {
  expect(await countDomainsFound(database.context(), {})).toBe(4);
  expect(await countDomainsFound(database.context(), { search: "test", active: true })).toBe(2);
  const dora = database.context({ kind: "domain-admin", id: "1", name: "dora", domains: ["a.test"] });
  expect(await countDomainsFound(dora, {})).toBe(1);
});
