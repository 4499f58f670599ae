import { beforeAll, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { listProviderGroups } from "@/lib/accounts/provider-group/list-page";
import { personGroup } from "@/lib/platform/db/schema";
import { getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestOpenIdProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
let provider: Provider;
const list = (asked?: { cursor?: string; limit?: number }) =>
  listProviderGroups(database.client().db, provider, asked);

const known = (identityProviderId: string, issuer: string, subject: string, groupName: string) =>
  database
    .client()
    .db.insert(personGroup)
    .values({ identityProviderId, issuer, subject, groupName, source: "directory" });

beforeAll(async () => {
  const context = database.context();
  const created = async (slug: string) => {
    await createTestOpenIdProvider(context, { slug });
    return getProviderBySlug(context.db, slug);
  };
  provider = await created("ours");
  const other = await created("theirs");
  const team = await createTestMailbox(context, { address: "team@a.test" });
  const sales = await createTestMailbox(context, { address: "sales@a.test" });
  await createAdminGroup(context, { provider: "ours", group: "/Sales", role: "superadmin" });
  await createAdminGroup(context, { provider: "theirs", group: "/theirs", role: "superadmin" });
  for (const [mailboxId, group, access] of [
    [team.id, "/sales", "send"],
    [sales.id, "/sales", "read"],
    [team.id, "/staff", "write"],
  ] as const)
    await createShare(context, { mailboxId, provider: "ours", group, access });
  for (const subject of ["1", "2"]) await known(provider.id, provider.issuer, subject, "/sales");
  await known(provider.id, "https://where-it-was.test", "3", "/sales");
  await known(provider.id, provider.issuer, "1", "/gives-nothing");
  await known(other.id, other.issuer, "4", "/sales");
});

it("names each group that gives something, letter by letter, with what it gives and who is known to be in it", async () => {
  const { items, next } = await list();
  expect(items).toEqual([
    {
      group: "/Sales",
      members: 0,
      administer: [{ id: expect.any(String), role: "superadmin" }],
      shares: [],
    },
    {
      group: "/sales",
      members: 2,
      administer: [],
      shares: [
        { mailbox: "sales@a.test", access: "read" },
        { mailbox: "team@a.test", access: "send" },
      ],
    },
    { group: "/staff", members: 0, administer: [], shares: [{ mailbox: "team@a.test", access: "write" }] },
  ]);
  expect(next).toBeNull();
});

it("comes in pages, and refuses a cursor that it did not give", async () => {
  const first = await list({ limit: 2 });
  expect(first.items.map(({ group }) => group)).toEqual(["/Sales", "/sales"]);
  const last = await list({ limit: 2, cursor: first.next ?? "" });
  expect(last.items.map(({ group }) => group)).toEqual(["/staff"]);
  expect(last.next).toBeNull();
  await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-input" });
});
