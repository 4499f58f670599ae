import { mergeTests } from "@playwright/test";
import { demoStack } from "../stack";
import { test as consoleTest } from "./console-test";
import { addOpenidAccount, expect, test as openidTest } from "./openid-test";
import { ProviderPage } from "./pages/provider-page";

const test = mergeTests(openidTest, consoleTest);

test("a provider that is no Keycloak is connected wholly in the console, and people come in by it", async ({
  page,
  openid,
  openidLogin,
  login,
  home,
  slug,
}) => {
  const provider = new ProviderPage(page);
  await provider.openNew(slug, "oidc");
  await expect(page.getByText(openid.client.redirectUri), "to be entered over there").toBeVisible();
  await provider.field("Issuer").fill(`${openid.issuer}/`);
  await provider.field("Client ID").fill(openid.client.clientId);
  await provider.field("Client secret").fill(openid.client.clientSecret);
  await provider.testConnection();
  await expect(provider.steps("Failed").first(), "a slash too much").toContainText(
    `Configure ${openid.issuer},`,
  );
  await provider.field("Issuer").fill(openid.issuer);
  await provider.field("Scopes").fill("openid profile email groups");
  await provider.field("Template claim").fill("groups");
  await provider.setMapping(1, "mail-staff", "staff");
  await provider.testConnection();
  await expect(provider.steps("Failed")).toHaveCount(0);
  await expect(provider.result).toHaveText("People can sign in.");
  const person = addOpenidAccount(openid, { groups: ["chess", "mail-staff"] });
  await expect(await provider.tryClaims(person)).toContainText("Gets the template staff");
  await provider.create();
  await expect(page).toHaveURL(`${demoStack().portal}/admin/providers/${slug}`);

  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Oben");
  await expect(home.section("Storage")).toContainText("5 GB");
});

test("addresses entered by hand take the place of a discovery document that is not there", async ({
  page,
  undiscovered: { issuer, client, endpoints },
  slug,
}) => {
  const provider = new ProviderPage(page);
  await provider.openNew(slug, "oidc");
  await provider.field("Issuer").fill(issuer);
  await provider.field("Client ID").fill(client.clientId);
  await provider.field("Client secret").fill(client.clientSecret);
  await provider.testConnection();
  await expect(provider.steps("Failed").first()).toContainText("404");
  await page.getByText("Manual endpoints").click();
  await provider.field("Authorization").fill(endpoints.authorization);
  await provider.field("Token").fill(endpoints.token);
  await provider.field("Keys (JWKS)").fill(endpoints.jwks);
  await provider.testConnection();
  await expect(provider.steps("Failed")).toHaveCount(0);
  await provider.create();
  await expect(page).toHaveURL(`${demoStack().portal}/admin/providers/${slug}`);
  await expect(provider.field("Token")).toHaveValue(endpoints.token);
});
