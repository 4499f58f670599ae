import { demoStack, letterlock } from "../stack";
import { addKeycloakClient, changeKeycloakUser, removeKeycloakClient } from "./keycloak-admin";
import { withProvider } from "./provider";
import { expect, test } from "./test";
import { unique } from "./unique";

interface Shown {
  displayName: string;
  template: string | null;
}

const show = (address: string) => letterlock<Shown>(["mailbox", "show", address]);

test("a first sign-in at Keycloak makes the mailbox from the mapped template", async ({
  login,
  keycloak,
  home,
  newPerson,
}) => {
  const person = await newPerson({
    attributes: { mailcow_template: ["staff"] },
    firstName: "Zoë",
    lastName: "Łuka",
  });
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Zoë Łuka");
  await expect(home.section("Storage")).toContainText("5 GB");
  await expect(home.page.getByText("Signed in with")).toBeVisible();
  await home.part("Security");
  await expect(home.section("Password")).toHaveCount(0);
  expect(await show(person.email ?? "")).toMatchObject({ displayName: "Zoë Łuka", template: "staff" });
});

test("without a mapped template the default one is taken", async ({ login, keycloak, home, newPerson }) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  await expect(home.section("Storage")).toContainText("1 GB");
});

test("the next sign-in takes over a new name and a new template, and keeps the mailbox", async ({
  login,
  keycloak,
  home,
  newPerson,
}) => {
  const person = await newPerson();
  const address = person.email ?? "";
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(address, "Petra Probe");
  const changed = { lastName: "Neu", email: `other-${address}`, attributes: { mailcow_template: ["staff"] } };
  await changeKeycloakUser(person.id, changed);
  await home.signOut.click();
  await login.expectOpen();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(address, "Petra Neu");
  await expect(home.section("Storage")).toContainText("5 GB");
});

test("a Keycloak whose access tokens are lightweight ones signs people in", async ({
  login,
  keycloak,
  home,
  newPerson,
}) => {
  const [clientId, secret] = [unique("light"), unique("secret")];
  const id = await addKeycloakClient({
    clientId,
    secret,
    serviceAccountsEnabled: false,
    redirectUris: [`${demoStack().portal}/api/auth/callback/*`],
    attributes: { "client.use.lightweight.access.token.enabled": "true" },
  });
  // Its ID tokens lack the claim of the mapping, so that userinfo is asked with such a token.
  const mappings = [{ value: "staff", template: "staff" }];
  const place = { clientId, clientSecret: secret, mappings, defaultTemplate: "default" };
  try {
    await withProvider(place, async (name) => {
      const person = await newPerson();
      await login.open();
      await login.signOnWith(name);
      await keycloak.logIn(person.username, person.password);
      await home.expectOwner(person.email ?? "", "Petra Probe");
      await letterlock(["mailbox", "delete", person.email ?? "", "--yes"]);
    });
  } finally {
    await removeKeycloakClient(id);
  }
});

// The claim makes an ID token that is too long for an address, as those of people in many groups are.
for (const [size, attributes] of [
  ["an ordinary", {}],
  ["a long", { mailcow_template: ["x".repeat(2_000)] }],
] as const)
  test(`signing out ends the session here and at Keycloak, with ${size} ID token`, async ({
    login,
    keycloak,
    home,
    newPerson,
    context,
  }) => {
    const person = await newPerson({ attributes });
    await login.open();
    await login.signOnWith("Keycloak");
    await keycloak.logIn(person.username, person.password);
    await home.expectOwner(person.email ?? "", "Petra Probe");
    const cookies = await context.cookies();
    await home.signOut.click();
    await login.expectOpen();
    await expect(login.page.getByRole("status").filter({ hasText: "You are signed out." })).toBeVisible();
    // The old cookie is worth nothing any more.
    await context.addCookies(cookies.filter(({ name }) => name === "__Host-letterlock"));
    await home.open();
    await login.expectOpen();
    await login.signOnWith("Keycloak");
    await expect(keycloak.password).toBeVisible();
  });

test("the address of a page behind the sign-in is kept through Keycloak", async ({
  login,
  keycloak,
  newPerson,
}) => {
  const person = await newPerson();
  await login.open("?next=/home%3Fcame%3Dback");
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await expect(login.page).toHaveURL(/\/home\?came=back$/);
});

test("the session cookie is out of reach of scripts and of other sites", async ({
  login,
  keycloak,
  home,
  newPerson,
  context,
}) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-letterlock");
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
});

test("a second provider, found by discovery, signs in people of its own", async ({
  login,
  keycloak,
  home,
}) => {
  const person = demoStack().accounts.find(({ source }) => source === "partner");
  if (!person) throw new Error("the demo has nobody at its second provider");
  await login.open();
  await login.signOnWith("Partner company");
  await keycloak.logIn(person.address, person.password);
  await expect(home.page.getByText("Signed in with Partner company")).toBeVisible();
  await expect(home.page.getByRole("main").getByText(person.address).first()).toBeVisible();
});
