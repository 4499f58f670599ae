import type { Page } from "@playwright/test";
import { letterlock, runLetterlock } from "../stack";
import { test as base, expect } from "./console-test";
import { clientOf, importIntoRealm, removeKeycloakClient } from "./keycloak-admin";
import { ProviderPage } from "./pages/provider-page";
import { WizardPage } from "./pages/wizard-page";
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

/** Presses the button for Keycloak's file, and gives what is in it. */
async function downloadClientFile(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download client file" }).click(),
  ]);
  const parts = await (await download.createReadStream()).toArray();
  return JSON.parse(Buffer.concat(parts).toString());
}

test("the wizard's file is imported into Keycloak as it is, and with the secret that Keycloak made it connects", async ({
  page,
}) => {
  const wizard = new WizardPage(page);
  const slug = unique("imported");
  const { serverUrl, realm } = await keycloakPlace();
  await wizard.begin("keycloak", slug);
  await wizard.field("Client ID").fill(slug);
  await page.getByRole("button", { name: "Download client file" }).click();
  await expect(page.getByText("Fill in the realm and client ID first.")).toBeVisible();
  await wizard.field("Address").fill(`${serverUrl}/realms/${realm}`);
  const ids = await importIntoRealm(await downloadClientFile(page));
  try {
    await wizard.field("Client secret").fill((await clientOf(slug)).secret);
    await wizard.test();
    await expect(wizard.steps("Failed")).toHaveCount(0);
    await expect(wizard.result).toHaveText("People can sign in.");
  } finally {
    for (const id of ids("CLIENT")) await removeKeycloakClient(id);
  }
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
  const { clients } = await downloadClientFile(page);
  expect(clients).toHaveLength(1);
  expect(clients[0].redirectUris[0]).toMatch(new RegExp(`/api/auth/callback/${slug}$`));
  expect(clients[0].clientId).toBe("post");
  expect(clients[0].protocolMappers[0].name).toBe("mail_kind");
  expect(clients[0]).not.toHaveProperty("secret");
});
