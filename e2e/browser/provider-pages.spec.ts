import { letterlock } from "../stack";
import { newSuperadmin, signInWithNewFactor } from "./administrators";
import { connectionFailures } from "./connection-failures";
import { newDomainFixture } from "./console-fixture";
import { test as consoleTest, expect } from "./console-test";
import { ProviderPage } from "./pages/provider-page";
import { WizardPage } from "./pages/wizard-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

const test = consoleTest.extend<{ provider: ProviderPage; wizard: WizardPage }>({
  provider: async ({ page }, use) => use(new ProviderPage(page)),
  wizard: async ({ page }, use) => use(new WizardPage(page)),
});

interface ProviderFacts {
  name: string;
  mappings: { claim: string | null; value: string; template: string }[];
}

const show = (slug: string) => letterlock<ProviderFacts>(["provider", "show", slug]);

/** What each step of the connection test is called on the page. */
const stepTitles: Record<string, string> = {
  "name-resolution": "Host name",
  tls: "Connection and certificate",
  discovery: "Discovery document",
  issuer: "Issuer",
  "client-authentication": "Our client",
  "pushed-request": "Pushed authorization request",
  "redirect-url": "Redirect URL",
  "service-account": "Service account",
  "view-users": "Permission to read people",
  events: "Directory events",
  "sample-user": "Sample person and template",
};

for (const { name, provoke, sampleUser, step, words, signIn } of connectionFailures)
  test(`the wizard's test shows ${name}, and what to do`, async ({ wizard, page }) => {
    const slug = unique("tried");
    await wizard.begin("keycloak", slug);
    await provoke(slug, async (wrong) => {
      await wizard.fillKeycloak({ ...(await keycloakPlace()), ...wrong });
      await wizard.test();
      if (sampleUser) {
        await wizard.toPeople();
        await wizard.field("Person").fill(sampleUser);
        await page.getByRole("button", { name: "Look up", exact: true }).click();
        for (const text of words) await expect(page.getByText(text)).toBeVisible();
        return;
      }
      const failed = wizard.steps("Failed").first();
      await expect(failed).toContainText(stepTitles[step] ?? step);
      for (const text of words) await expect(failed).toContainText(text);
      await expect(wizard.result).toHaveText(signIn ? "People can sign in." : "People cannot sign in yet.");
      await expect(wizard.onward).toHaveText(signIn ? "Continue" : "Continue anyway");
    });
  });

test("a Keycloak is connected from nothing in four steps and five fields, and people sign in with it", async ({
  wizard,
  provider,
  page,
  login,
  keycloak,
  home,
  newPerson,
}) => {
  const slug = unique("made");
  const { domain } = await newDomainFixture();
  const person = await newPerson({ domain });
  const { serverUrl, realm, clientId, clientSecret } = await keycloakPlace();
  await wizard.begin("keycloak", slug);
  const shown = page.getByRole("main").locator("input:visible:not([type=hidden])");
  await expect(
    shown,
    "name, address, realm, client ID and secret, and the short name that was unfolded",
  ).toHaveCount(6);
  // The address of the realm says both.
  await wizard.field("Address").fill(`${serverUrl}/realms/${realm}/account`);
  await wizard.field("Client ID").fill(clientId);
  await wizard.field("Client secret").fill(clientSecret);
  await wizard.test();
  await expect(wizard.steps("Failed")).toHaveCount(0);
  await expect(wizard.result).toHaveText("People can sign in.");

  await wizard.toPeople();
  await wizard.field("Mail domains").fill(`${domain}\ndemo.test`);
  await page.getByText("Different templates by group").click();
  await wizard.setMapping(1, "staff", "staff");
  await wizard.field("Person").fill("anna");
  await page.getByRole("button", { name: "Look up", exact: true }).click();
  await expect(page.getByText(/anna .*template staff from a mapping/)).toBeVisible();
  await wizard.toSwitchOn();
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByText(/(people read\.|The first \d+ people)/)).toBeVisible();
  await wizard.finish(slug);
  await expect(page.getByRole("link", { name: "Sign in with it now" })).toBeVisible();
  await login.open("?direct=1");
  await login.signOnWith(slug);
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");

  await provider.openPart(slug, "connection");
  await expect(provider.field("Client secret"), "a stored secret is not shown").toHaveValue("");
  await provider.testConnection();
  await expect(provider.result, "the stored secret serves").toHaveText("People can sign in.");
  await provider.field("Realm").fill("partner");
  await provider.testConnection();
  await expect(provider.steps("Failed").first(), "it goes to no other realm").toContainText(
    /Enter the client secret/,
  );

  await provider.open(`/admin/providers/${slug}`);
  await provider.confirm("Disable");
  await expect(provider.card("Status")).toContainText("Disabled");
  await provider.openPart(slug, "delete");
  await provider.field("Move its mailboxes and domains to").selectOption("disabled");
  await provider.confirm("Delete…", "Delete");
  await expect(page).toHaveURL(/\/admin\/providers$/);
  await expect(letterlock(["provider", "show", slug])).rejects.toThrow("not-found");
});

test("a draft survives a reload, another tab and the way back; its secret is never shown, and is nobody else's", async ({
  wizard,
  page,
  context,
  browser,
}) => {
  const slug = unique("draft");
  const place = await keycloakPlace();
  await wizard.begin("keycloak", slug);
  await wizard.fillKeycloak({ ...place, realm: "not-yet" });
  await expect(page.getByText("Draft saved.")).toBeVisible();
  await page.reload();
  await expect(wizard.field("Realm")).toHaveValue("not-yet");
  await expect(wizard.field("Client secret")).toHaveValue("");
  await expect(page.getByText("Entered. Leave empty to keep it")).toBeVisible();
  expect(await page.content()).not.toContain(place.clientSecret);

  const other = new WizardPage(await context.newPage());
  await other.page.goto(page.url());
  await other.field("Realm").fill(place.realm);
  await other.test();
  await expect(other.result, "the secret was kept").toHaveText("People can sign in.");
  await other.toPeople();
  await other.page.getByRole("button", { name: "Back", exact: true }).click();
  await other.expectStep("test");
  await other.backToConnect();
  await expect(other.field("Realm")).toHaveValue(place.realm);

  await other.field("Address").fill("https://elsewhere.invalid");
  await other.onward.click();
  await expect(other.field("Client secret"), "the secret goes to no other server").toHaveAttribute(
    "aria-invalid",
    "true",
  );

  const colleague = await newSuperadmin();
  const foreign = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const theirs = await foreign.newPage();
  await signInWithNewFactor(theirs, colleague);
  const answer = await theirs.goto(page.url());
  expect(answer?.status(), "another administrator has no such draft").toBe(404);
  await foreign.close();

  await wizard.open("/admin/providers/new");
  const entry = page.getByRole("listitem").filter({ hasText: slug });
  await expect(entry).toBeVisible();
  await entry.getByRole("button", { name: /^Discard/ }).click();
  await wizard.dialog.getByRole("button", { name: "Discard" }).click();
  await expect(entry).toHaveCount(0);
});

test("a short name that is taken meanwhile is said where it is entered", async ({ wizard }) => {
  const slug = unique("taken");
  await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
  await wizard.begin("keycloak", slug);
  await wizard.fillKeycloak(await keycloakPlace());
  await wizard.onward.click();
  await expect(wizard.field("Short name")).toHaveAttribute("aria-invalid", "true");
  await wizard.expectStep("connect");
  await letterlock(["provider", "delete", slug]);
});

test("the first mapping that fits decides, their order is changed by keyboard, and the try-out tells", async ({
  provider,
}) => {
  const slug = unique("order");
  const place = await keycloakPlace();
  const mappings = ["default", "staff"].map((value) => ({ claim: null, value, template: value }));
  await setProvider(slug, { ...place, enabled: false, settings: { templateAttribute: "groups" }, mappings });
  await provider.openPart(slug, "templates");
  const claims = { email: "a@demo.test", email_verified: true, groups: ["staff", "default"] };
  await expect(await provider.tryClaims(claims)).toContainText("Gets the template default");

  const up = provider.page.getByRole("button", { name: "Move staff up" });
  await up.focus();
  await provider.page.keyboard.press("Enter");
  expect(await provider.mappings()).toEqual(["staff", "default"]);
  await expect(up, "the focus stays with what was moved").toBeFocused();
  await expect(await provider.tryClaims(claims)).toContainText("Gets the template staff");
  await expect(await provider.tryClaims({ ...claims, email_verified: false })).toContainText("not verified");
  expect(await show(slug), "nothing is saved by trying").toMatchObject({ mappings });

  await provider.setMapping(3, "physics", "staff", "department");
  const physicist = { ...claims, groups: [], department: "physics" };
  await expect(await provider.tryClaims(physicist)).toContainText('department is "physics"');

  await provider.save();
  const added = { claim: "department", value: "physics", template: "staff" };
  expect(await show(slug)).toMatchObject({ mappings: [...mappings.toReversed(), added] });
  await letterlock(["provider", "delete", slug]);
});

test("of two people who change a provider at once, the second is told and loses nothing", async ({
  provider,
  browser,
  superadmin,
}) => {
  const slug = unique("both");
  await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
  const context = await browser.newContext({ storageState: superadmin.state });
  const other = new ProviderPage(await context.newPage());
  await provider.openPart(slug, "connection");
  await other.openPart(slug, "connection");
  await provider.field("Sign-in button text").fill("First");
  await provider.save();
  await other.field("Sign-in button text").fill("Second");
  await other.page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(other.problem.filter({ hasText: "First" })).toBeVisible();
  await expect(other.field("Sign-in button text")).toHaveValue("Second");
  expect(await show(slug)).toMatchObject({ name: "First" });
  await context.close();
  await letterlock(["provider", "delete", slug]);
});

test("of two who change different parts, the second is told as well, and nothing of either part is lost", async ({
  provider,
  browser,
  superadmin,
}) => {
  const slug = unique("parts");
  await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
  const context = await browser.newContext({ storageState: superadmin.state });
  const other = new ProviderPage(await context.newPage());
  await provider.openPart(slug, "sync");
  await other.openPart(slug, "people");
  await provider.field("Interval in minutes").fill("42");
  await provider.save();
  await other.field("Quota attribute").fill("quota");
  await other.page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(other.problem.first()).toContainText("changed while you were editing");
  await other.page.reload();
  await other.field("Quota attribute").fill("quota");
  await other.save();
  expect(await letterlock(["provider", "show", slug])).toMatchObject({
    settings: { sync: { intervalMinutes: 42, quotaAttribute: "quota" } },
  });
  await context.close();
  await letterlock(["provider", "delete", slug]);
});

test("a provider in use is deleted only by saying where its mailboxes go", async ({ provider }) => {
  const slug = unique("used");
  const address = `${slug}@demo.test`;
  await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
  await letterlock(["mailbox", "create", address, "--password-stdin"], "an-old-password-7");
  await letterlock(["mailbox", "set-source", address, slug]);
  await provider.open(`/admin/providers/${slug}`);
  await expect(provider.card("Status")).toContainText("1, 0 linked");
  await provider.openPart(slug, "delete");
  const destination = provider.field("Move its mailboxes and domains to");
  await destination.selectOption("local");
  await provider.confirm("Delete…", "Delete");
  await expect(provider.page).toHaveURL(/\/admin\/providers$/);
  expect(await letterlock(["mailbox", "show", address])).toMatchObject({ source: "local" });
});
