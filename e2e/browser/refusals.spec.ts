import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import type { KeycloakLoginPage } from "./pages/keycloak-login-page";
import type { LoginPage } from "./pages/login-page";
import { withProvider } from "./provider";
import { expect, type Person, test } from "./test";
import { unique } from "./unique";

async function signIn(login: LoginPage, keycloak: KeycloakLoginPage, person: Person, provider = "Keycloak") {
  await login.open();
  await login.signOnWith(provider);
  await keycloak.logIn(person.username, person.password);
}

test("an unverified email address", async ({ login, keycloak, newPerson }) => {
  const person = await newPerson({ emailVerified: false });
  await signIn(login, keycloak, person);
  await login.expectRefusal("Your email address is not verified");
});

test("a domain that is not here", async ({ login, keycloak, newPerson }) => {
  const person = await newPerson({ domain: "elsewhere.test" });
  await signIn(login, keycloak, person);
  await login.expectRefusal("This server does not handle your domain");
});

test("a domain that is switched off", async ({ login, keycloak, newPerson }) => {
  const domain = `${unique("off")}.test`;
  await letterlock(["domain", "create", domain]);
  await letterlock(["domain", "disable", domain]);
  const person = await newPerson({ domain });
  await signIn(login, keycloak, person);
  await login.expectRefusal("Your mail domain is disabled");
});

test("a domain that is full", async ({ login, keycloak, newPerson }) => {
  const domain = `${unique("full")}.test`;
  await letterlock(["domain", "create", domain, "--max-mailboxes", "0"]);
  const person = await newPerson({ domain });
  await signIn(login, keycloak, person);
  await login.expectRefusal("No mailbox left in your domain");
});

test("a mailbox that belongs to another source", async ({ login, keycloak, newPerson }) => {
  const { address } = await newMailbox("mine");
  const person = await newPerson({ email: address });
  await signIn(login, keycloak, person);
  await login.expectRefusal("This mailbox uses a different sign-in method");
  expect(await letterlock(["mailbox", "show", address])).toMatchObject({ source: "local" });
});

test("a mailbox that an administrator has disabled", async ({ login, keycloak, home, newPerson }) => {
  const person = await newPerson();
  await signIn(login, keycloak, person);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  await letterlock(["mailbox", "disable", person.email ?? ""]);
  await login.open();
  await login.signOnWith("Keycloak");
  await login.expectRefusal("Your mailbox is disabled");
});

test("no mailbox yet, where sign-in makes none", async ({ login, keycloak, newPerson }) => {
  const person = await newPerson();
  await withProvider({ settings: { createOnSignIn: false }, defaultTemplate: "default" }, async (name) => {
    await signIn(login, keycloak, person, name);
    await login.expectRefusal("You don't have a mailbox yet");
  });
});

test("neither a mapped template nor a default one", async ({ login, keycloak, newPerson }) => {
  const domain = `${unique("bare")}.test`;
  await letterlock(["domain", "create", domain]);
  const person = await newPerson({ domain, attributes: { mailcow_template: ["unknown"] } });
  await withProvider({ defaultTemplate: null }, async (name) => {
    await signIn(login, keycloak, person, name);
    await login.expectRefusal("Your mailbox could not be set up");
  });
});

test("an email domain that the provider may not speak for", async ({ login, keycloak, newPerson }) => {
  const person = await newPerson();
  const settings = { allowedDomains: ["other.test"] };
  await withProvider({ settings, defaultTemplate: "default" }, async (name) => {
    await signIn(login, keycloak, person, name);
    await login.expectRefusal("This address can't sign in here");
  });
});

test("an answer without the sign-in it belongs to, and an unknown provider", async ({ login }) => {
  const { portal } = demoStack();
  await login.page.goto(`${portal}/api/auth/callback/keycloak?code=stolen&state=made-up`);
  await login.expectRefusal("The sign-in took too long");
  await login.page.goto(`${portal}/api/auth/callback/nobody?code=x&state=y`);
  await login.expectRefusal("Unknown identity provider");
});

test("another account after a refusal, though the provider would answer with the refused one at once", async ({
  page,
  login,
  keycloak,
  newPerson,
}) => {
  const stranger = await newPerson({ domain: "elsewhere.test" });
  const known = await newPerson();
  await login.open("?next=%2Fhome%3Fdeep%3D1");
  await login.signOnWith("Keycloak");
  await keycloak.logIn(stranger.username, stranger.password);
  await login.expectRefusal("This server does not handle your domain");
  // It comes back to the address it left, so only a mark on the old page tells the new one from it.
  await page.evaluate(() => document.documentElement.setAttribute("data-old", ""));
  await login.signOnWith("Keycloak");
  await expect(page.locator("html[data-old]")).toHaveCount(0);
  await login.expectRefusal("This server does not handle your domain");
  await page.getByRole("button", { name: "Use another account" }).click();
  await page.getByRole("button", { name: "Logout" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(known.username, known.password);
  await expect(page, "where one wanted to be at first").toHaveURL(`${demoStack().portal}/home?deep=1`);
  await expect(page.getByRole("heading", { level: 1, name: "Petra Probe" })).toBeVisible();
});
