import { mergeTests } from "@playwright/test";
import { test as consoleTest } from "./console-test";
import { addOpenidAccount, expect, test as openidTest } from "./openid-test";
import { ProviderPage } from "./pages/provider-page";
import { WizardPage } from "./pages/wizard-page";

const test = mergeTests(openidTest, consoleTest);

test("a provider that is no Keycloak is connected wholly in the console, and people come in by it", async ({
  page,
  openid,
  openidLogin,
  login,
  home,
  slug,
}) => {
  const wizard = new WizardPage(page);
  await wizard.begin("oidc", slug);
  await expect(page.getByText(openid.client.redirectUri), "to be entered over there").toBeVisible();
  await wizard.field("Issuer").fill(`${openid.issuer}/`);
  await wizard.field("Client ID").fill(openid.client.clientId);
  await wizard.field("Client secret").fill(openid.client.clientSecret);
  await wizard.test();
  await expect(wizard.steps("Failed").first(), "a slash too much").toContainText(
    `Configure ${openid.issuer},`,
  );
  await wizard.backToConnect();
  await wizard.field("Issuer").fill(`${openid.issuer}/.well-known/openid-configuration`);
  await wizard.test();
  await expect(wizard.steps("Failed")).toHaveCount(0);
  await expect(wizard.result).toHaveText("People can sign in.");
  await wizard.toPeople();
  await page.getByText("Different templates by group").click();
  await wizard.field("Template claim").fill("groups");
  await wizard.setMapping(1, "mail-staff", "staff");
  const person = addOpenidAccount(openid, { groups: ["chess", "mail-staff"] });
  await expect(await wizard.tryClaims(person)).toContainText("Gets the template staff");
  await wizard.toSwitchOn();
  await wizard.finish(slug);
  const provider = new ProviderPage(page);
  await provider.openPart(slug, "connection");
  await provider.field("Scopes").fill("openid profile email groups");
  await provider.save();

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
  const wizard = new WizardPage(page);
  await wizard.begin("oidc", slug);
  await wizard.field("Issuer").fill(issuer);
  await wizard.field("Client ID").fill(client.clientId);
  await wizard.field("Client secret").fill(client.clientSecret);
  await wizard.test();
  await expect(wizard.steps("Failed").first()).toContainText("404");
  await wizard.backToConnect();
  await page.getByText("Manual endpoints").click();
  await wizard.field("Authorization").fill(endpoints.authorization);
  await wizard.field("Keys (JWKS)").fill(endpoints.jwks);
  await wizard.field("Token").fill("https://elsewhere.test/token");
  await wizard.onward.click();
  await expect(page.getByText("Enter it again: a stored secret is never sent")).toBeVisible();
  await wizard.field("Token").fill(endpoints.token);
  await wizard.test();
  await expect(wizard.steps("Failed")).toHaveCount(0);
  await wizard.toPeople();
  await wizard.toSwitchOn();
  await wizard.finish(slug);
  const provider = new ProviderPage(page);
  await provider.openPart(slug, "connection");
  await expect(provider.field("Token")).toHaveValue(endpoints.token);
});
