import { letterlock, runLetterlock } from "../stack";
import { test as base, expect } from "./console-test";
import { ProviderPage } from "./pages/provider-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

interface Fixtures {
  /** The short name of a provider at the demo's realm, for this test only and never offered to anybody. */
  slug: string;
  provider: ProviderPage;
}

const test = base.extend<Fixtures>({
  slug: async ({ playwright: _unused }, use) => {
    const slug = unique("company");
    await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
    await use(slug);
    await runLetterlock(["provider", "delete", slug]);
  },
  provider: async ({ page }, use) => use(new ProviderPage(page)),
});

const realmOf = async (slug: string) =>
  (await letterlock<{ realm: string }>(["provider", "show", slug])).realm;

test("a stored secret is never shown, and goes to no other address by a test or by saving", async ({
  provider,
  slug,
}) => {
  const { clientSecret, realm } = await keycloakPlace();
  await provider.openPart(slug, "connection");
  await expect(provider.field("Client secret")).toHaveValue("");
  expect(await provider.page.content()).not.toContain(clientSecret);
  await provider.field("Realm").fill("partner");
  await expect(provider.page.getByText("Enter it again")).toBeVisible();
  await provider.testConnection();
  await expect(provider.steps("Failed").first()).toContainText("A stored secret is never sent");
  await provider.page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(provider.field("Client secret")).toBeFocused();
  expect(await realmOf(slug)).toBe(realm);
  await provider.field("Client secret").fill("the-partner's");
  await provider.save();
  await expect.poll(() => realmOf(slug)).toBe("partner");
});

test("the file for Keycloak is made from the form as it stands and from what other parts have saved, without a secret", async ({
  provider,
  slug,
  page,
}) => {
  await provider.openPart(slug, "templates");
  await provider.field("Template claim").fill("mail_kind");
  await provider.save();
  await provider.openPart(slug, "connection");
  await provider.field("Client ID").fill("post");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download client file" }).click(),
  ]);
  const parts = await (await download.createReadStream()).toArray();
  const { clients } = JSON.parse(Buffer.concat(parts).toString());
  expect(clients).toHaveLength(1);
  expect(clients[0].redirectUris[0]).toMatch(new RegExp(`/api/auth/callback/${slug}$`));
  expect(clients[0].clientId).toBe("post");
  expect(clients[0].protocolMappers[0].name).toBe("mail_kind");
  expect(clients[0]).not.toHaveProperty("secret");
});
