import { mergeTests } from "@playwright/test";
import { letterlock, runLetterlock } from "../stack";
import { test as consoleTest } from "./console-test";
import { addKeycloakClient, removeKeycloakClient } from "./keycloak-admin";
import { addOpenidAccount, expect, test as openidTest } from "./openid-test";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { ProviderPage } from "./pages/provider-page";
import { WizardPage } from "./pages/wizard-page";
import { keycloakPlace, setProvider } from "./provider";

const test = mergeTests(openidTest, consoleTest);

interface Step {
  step: string;
  outcome: string;
}

const outcomesOf = async (slug: string): Promise<Record<string, string>> => {
  // Fails as a command while a step does.
  const { stdout } = await runLetterlock(["provider", "test", slug, "--json"]);
  const { steps } = JSON.parse(stdout) as { steps: Step[] };
  return Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));
};

test("Keycloak knows our client by its key, gets the request beforehand, and learns the next key", async ({
  login,
  home,
  newPerson,
  slug,
}) => {
  const person = await newPerson();
  const file = ["provider", "keycloak-file", slug, "--client-id", slug];
  const { clients } = await letterlock<{ clients: Parameters<typeof addKeycloakClient>[0][] }>([
    ...[...file, "--client-authentication", "private_key_jwt"],
  ]);
  const [client] = clients;
  if (!client) throw new Error("the file has no client");
  const attributes = { ...(client.attributes as object), "require.pushed.authorization.requests": "true" };
  const id = await addKeycloakClient({ ...client, attributes });
  const { clientSecret: _, ...place } = await keycloakPlace();
  await setProvider(slug, { ...place, clientId: slug }, "--client-authentication", "private_key_jwt");
  const working = {
    "client-authentication": "ok",
    "pushed-request": "ok",
    "redirect-url": "ok",
    "service-account": "ok",
  };
  expect(await outcomesOf(slug)).toMatchObject(working);

  await login.open();
  const asked = login.page.waitForRequest(/\/protocol\/openid-connect\/auth\?/);
  await login.signOnWith(slug);
  const { searchParams } = new URL((await asked).url());
  expect([...searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
  await new KeycloakLoginPage(login.page).logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");

  await letterlock(["provider", "prepare-client-key", slug]);
  await letterlock(["provider", "activate-client-key", slug]);
  // Keycloak looks again for a key that it does not know, once in ten seconds.
  await expect.poll(() => outcomesOf(slug), { timeout: 40_000 }).toMatchObject(working);
  await removeKeycloakClient(id);
});

test("a key pair instead of a secret is set up and changed wholly in the console", async ({
  page,
  strict,
  openidLogin,
  login,
  home,
  slug,
}) => {
  const wizard = new WizardPage(page);
  await wizard.begin("oidc", slug);
  await wizard.field("Issuer").fill(strict.issuer);
  await wizard.field("Client ID").fill(strict.client.clientId);
  await wizard.field("Client secret").fill("this one takes no secret");
  await wizard.test();
  await wizard.toPeople();
  await wizard.toSwitchOn();
  await wizard.finish(slug);
  const provider = new ProviderPage(page);
  await provider.openPart(slug, "connection");
  await provider.field("Client authentication").selectOption("private_key_jwt");
  await expect(provider.field("Client secret")).toHaveCount(0);
  await expect(page.getByText(`/api/auth/client-keys/${slug}`)).toBeVisible();
  await provider.save();
  const keys = provider.card("Client keys");
  await expect(keys.getByText("None", { exact: true })).toBeVisible();
  await keys.getByRole("button", { name: "Create new key" }).click();
  await page.getByRole("button", { name: "Create key", exact: true }).click();
  await expect(keys.getByText("None", { exact: true })).toHaveCount(0);
  // The provider reads both keys now.
  await provider.testConnection();
  await expect(provider.steps("Failed")).toHaveCount(0);
  await keys.getByRole("button", { name: "Switch to next key" }).click();
  await page.getByRole("button", { name: "Switch key", exact: true }).click();
  await expect(keys.getByRole("button", { name: "Switch to next key" })).toHaveCount(0);

  const person = addOpenidAccount(strict);
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Oben");
});
