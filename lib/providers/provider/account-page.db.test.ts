import { expect, it } from "vitest";
import { findAccountPage, findProviderBySlug } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();

async function pageOf(options: Parameters<typeof createTestProvider>[1]): Promise<string | null> {
  const { db } = database.client();
  const { slug } = await createTestProvider(database.context(), options);
  const provider = await findProviderBySlug(db, slug);
  return findAccountPage(db, provider?.id ?? "");
}

const own = { accountUrl: "https://id.example.org/me?tab=security" };
const other = { kind: "oidc", issuer: "https://other.example.org" } as const;

it.each([
  ["Keycloak's own", {}, "https://id.demo.test/realms/demo/account"],
  ["what was entered instead", { settings: own }, own.accountUrl],
  ["none where nothing is known", other, null],
  ["what was entered for any other provider", { ...other, settings: own }, own.accountUrl],
])("the account page of a provider is %s", async (_, options, page) => {
  expect(await pageOf(options)).toBe(page);
});

it.each([
  "http://id.example.org/me",
  "javascript:alert(1)",
  "https://a:b@id.example.org/",
  "/account",
  "id.example.org",
])("%s is no account page", async (accountUrl) => {
  await expect(pageOf({ settings: { accountUrl } })).rejects.toMatchObject({ code: "invalid-input" });
});
