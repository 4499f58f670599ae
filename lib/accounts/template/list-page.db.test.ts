import { beforeAll, describe, expect, it } from "vitest";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { countTemplatesFound, listTemplatePage } from "@/lib/accounts/template/list-page";
import { domainsGiving } from "@/lib/accounts/template/use";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const admin: Actor = { kind: "domain-admin", id: "d", name: "d", domains: ["one.test"] };
let staffId: string;

beforeAll(async () => {
  const context = database.context();
  staffId = (await createTestTemplate(context, { name: "Staff", quotaBytes: 10 })).id;
  const guests = await createTestTemplate(context, { name: "guests", quotaBytes: 5 });
  await createTestTemplate(context, { name: "100% sure_", quotaBytes: 5 });
  for (const name of ["one.test", "two.test"])
    await createDomain(context, { name, defaultTemplateId: staffId });
  for (const address of ["a@one.test", "b@one.test", "c@two.test"])
    await createTestMailbox(context, { address });
  await createTestProvider(context, { slug: "mapped", mappings: [{ value: "x", templateId: staffId }] });
  await createTestProvider(context, {
    slug: "both",
    mappings: [{ value: "x", templateId: staffId }],
    defaultTemplateId: staffId,
  });
  await createTestProvider(context, { slug: "default", defaultTemplateId: guests.id });
});

const list = (input: Parameters<typeof listTemplatePage>[1], actor?: Actor) =>
  listTemplatePage(database.context(actor), input);
const names = async (input: Parameters<typeof listTemplatePage>[1]) =>
  (await list(input)).items.map(({ name }) => name);

describe("listTemplatePage", () => {
  it("tells who has each template and who gives it", async () => {
    const { items } = await list({});
    expect(
      items.map(({ name, mailboxes, domains, providers }) => [name, mailboxes, domains, providers]),
    ).toEqual([
      ["100% sure_", 0, 0, []],
      ["Staff", 3, 2, ["both", "mapped"]],
      ["guests", 0, 0, ["default"]],
    ]);
    expect(await domainsGiving(database.context(), staffId, 1)).toEqual(["one.test"]);
  });

  it("shows a domain admin its own part of the use only", async () => {
    const { items } = await list({ search: "staff" }, admin);
    expect(items).toMatchObject([{ name: "Staff", mailboxes: 2, domains: 1, providers: [] }]);
    expect(await domainsGiving(database.context(admin), staffId, 9)).toEqual(["one.test"]);
    const nothing: Actor = { ...admin, domains: [] };
    expect((await list({ search: "staff" }, nothing)).items).toMatchObject([{ mailboxes: 0, domains: 0 }]);
    const person: Actor = { kind: "mailbox", id: "m", address: "m@one.test" };
    await expect(list({}, person)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("searches parts of names, whatever they are made of", async () => {
    expect(await names({ search: "STA" })).toEqual(["Staff"]);
    expect(await names({ search: "0% sure_" })).toEqual(["100% sure_"]);
    expect(await names({ search: "%t" })).toEqual([]);
  });

  it("sorts, and goes on where a page ends, also among equals", async () => {
    for (const order of ["name", "created", "quota"] as const)
      for (const descending of [false, true]) {
        const whole = await names({ order, descending });
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list({ order, descending, limit: 1, cursor });
          paged.push(...page.items.map(({ name }) => name));
          cursor = page.next ?? undefined;
        } while (cursor);
        expect(paged).toEqual(whole);
      }
    expect(await names({ order: "quota", descending: true })).toMatchObject(["Staff", {}, {}]);
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-input" });
  });
});

it("counts what all pages have together", async () => {
  expect(await countTemplatesFound(database.context(), { search: "STAFF" })).toBe(1);
  expect(await countTemplatesFound(database.context(), { search: "%" })).toBe(1);
});
