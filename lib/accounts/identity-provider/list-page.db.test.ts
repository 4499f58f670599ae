import { expect, it } from "vitest";
import { countProvidersFound, listProviderPage } from "@/lib/accounts/identity-provider/list-page";
import { loginAttempt } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();

it("lists providers with their use, page by page", async () => {
  const context = database.context();
  const { id } = await createTestProvider(context, { slug: "a-used" });
  await createTestProvider(context, { slug: "b-unused" });
  for (const _ of [1, 2]) await createTestMailbox(context, { identityProviderId: id });
  const attempt = (result: "accepted" | "rejected" | "unavailable", at: string) => ({
    firstAt: new Date(at),
    lastAt: new Date(at),
    count: 1,
    address: "a@b.test",
    result,
    door: "portal",
    credential: "single-sign-on",
    providerSlug: "a-used",
  });
  const attempts = [
    attempt("accepted", "2026-01-01T10:00:00Z"),
    attempt("accepted", "2026-01-02T10:00:00Z"),
    attempt("rejected", "2026-01-03T10:00:00Z"),
    attempt("unavailable", "2026-01-04T10:00:00Z"),
  ];
  const [hour, day] = [3_600_000, 86_400_000].map((ago) => new Date(Date.now() - ago).toISOString());
  await context.db
    .insert(loginAttempt)
    .values([
      ...attempts,
      { ...attempt("rejected", hour ?? ""), count: 4 },
      attempt("unavailable", hour ?? ""),
      attempt("accepted", hour ?? ""),
      attempt("rejected", day ?? ""),
      { ...attempt("rejected", hour ?? ""), providerSlug: "another" },
    ]);

  const first = await listProviderPage(context, { limit: 1 });
  expect(first.items).toMatchObject([
    {
      slug: "a-used",
      mailboxes: 2,
      lastAccepted: new Date(hour ?? ""),
      lastFailure: { at: new Date(hour ?? ""), reason: null, detail: null },
      failedLastDay: 5,
    },
  ]);
  const second = await listProviderPage(context, { limit: 1, cursor: first.next ?? "" });
  expect(second).toMatchObject({
    items: [{ slug: "b-unused", mailboxes: 0, lastAccepted: null, lastFailure: null, failedLastDay: 0 }],
    next: null,
  });
  expect(JSON.stringify(first)).not.toContain("ealed");
  const newest = await listProviderPage(context, { order: "created", descending: true });
  expect(newest.items.map(({ slug }) => slug)).toEqual(["b-unused", "a-used"]);
  expect(await countProvidersFound(context)).toBe(2);
  const damaged = listProviderPage(context, { cursor: first.next ?? "", order: "created" });
  await expect(damaged).rejects.toMatchObject({ fields: { cursor: expect.any(String) } });
  const domainAdmin = database.context({ kind: "domain-admin", id: "d", name: "d", domains: [] });
  await expect(countProvidersFound(domainAdmin)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listProviderPage(domainAdmin, {})).rejects.toMatchObject({ code: "forbidden" });
});
