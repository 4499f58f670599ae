import { letterlock } from "../stack";
import { connectionFailures } from "./connection-failures";
import { test as consoleTest, expect } from "./console-test";
import { LoginPage } from "./pages/login-page";
import { ProviderPage } from "./pages/provider-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

const test = consoleTest.extend<{ provider: ProviderPage }>({
  provider: async ({ page }, use) => use(new ProviderPage(page)),
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
  test(`the test of an unsaved form shows ${name}, and what to do`, async ({ provider }) => {
    const slug = unique("tried");
    await provider.openNew(slug, "keycloak");
    await provoke(slug, async (wrong) => {
      await provider.fillKeycloak({ ...(await keycloakPlace()), ...wrong });
      await provider.field("Default template").selectOption({ label: "default" });
      await provider.testConnection(sampleUser);
    });
    const failed = provider.steps("Failed").first();
    await expect(failed).toContainText(stepTitles[step] ?? step);
    await expect(failed).toContainText(words);
    await expect(provider.result).toHaveText(signIn ? "People can sign in." : "People cannot sign in yet.");
  });

test("a Keycloak is connected, tested, saved and offered on the login page", async ({
  provider,
  otherPage,
}) => {
  const slug = unique("made");
  await provider.openNew(slug, "keycloak");
  await provider.fillKeycloak(await keycloakPlace());
  await provider.setMapping(1, "staff", "staff");
  await provider.testConnection("anna");
  await expect(provider.steps("Failed")).toHaveCount(0);
  await expect(provider.steps("Works").last()).toContainText(/anna .*template staff from a mapping/);
  await expect(provider.result).toHaveText("People can sign in.");
  await provider.create();
  await expect(provider.page).toHaveURL(new RegExp(`/admin/providers/${slug}$`));
  await expect(provider.field("Client secret"), "a stored secret is not shown").toHaveValue("");
  const login = new LoginPage(otherPage);
  await login.open();
  await login.moreWays.click();
  await expect(login.provider(slug)).toBeVisible();

  await provider.testConnection();
  await expect(provider.result, "the stored secret serves").toHaveText("People can sign in.");
  await provider.field("Realm").fill("partner");
  await provider.testConnection();
  await expect(provider.steps("Failed").first(), "it goes to no other realm").toContainText(
    /Enter the client secret/,
  );

  await provider.page.reload();
  await provider.confirm("Disable");
  await expect(provider.card("Status")).toContainText("Disabled");
  await otherPage.reload();
  await login.moreWays.click();
  await expect(login.provider("Keycloak")).toBeVisible();
  await expect(login.provider(slug)).toHaveCount(0);
  await provider.confirm("Delete…", "Delete");
  await expect(provider.page).toHaveURL(/\/admin\/providers$/);
  await expect(letterlock(["provider", "show", slug])).rejects.toThrow("not-found");
});

test("the first mapping that fits decides, their order is changed by keyboard, and the try-out tells", async ({
  provider,
}) => {
  const slug = unique("order");
  const place = await keycloakPlace();
  const mappings = ["default", "staff"].map((value) => ({ claim: null, value, template: value }));
  await setProvider(slug, { ...place, enabled: false, settings: { templateAttribute: "groups" }, mappings });
  await provider.open(`/admin/providers/${slug}`);
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
  await provider.open(`/admin/providers/${slug}`);
  await other.open(`/admin/providers/${slug}`);
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

test("a provider in use is deleted only by saying where its mailboxes go", async ({ provider }) => {
  const slug = unique("used");
  const address = `${slug}@demo.test`;
  await setProvider(slug, { ...(await keycloakPlace()), enabled: false });
  await letterlock(["mailbox", "create", address, "--password-stdin"], "an-old-password-7");
  await letterlock(["mailbox", "set-source", address, slug]);
  await provider.open(`/admin/providers/${slug}`);
  await expect(provider.card("Status")).toContainText("1, 0 linked");
  const destination = provider.field("Move its mailboxes and domains to");
  await destination.selectOption("local");
  await provider.confirm("Delete…", "Delete");
  await expect(provider.page).toHaveURL(/\/admin\/providers$/);
  expect(await letterlock(["mailbox", "show", address])).toMatchObject({ source: "local" });
});
