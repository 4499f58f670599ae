import { newMailbox } from "../mail/mailbox";
import { newApiKey, rest, superadmin } from "../rest";
import { demoStack, letterlock } from "../stack";
import { newDomainAdmin, signInDomainAdmin } from "./administrators";
import { expect, test } from "./console-test";
import { AdminLoginPage } from "./pages/admin-login-page";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { SettingsPage } from "./pages/settings-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

/*
 * Settings change the installation for everybody, so these tests run alone and leave everything as it was: by the REST
 * API, since what the command line sets may take five seconds.
 */

const asBefore = {
  branding: { name: "Letterlock", logo: null, colour: null },
  "login-page": { hidePasswordForm: false, redirectToProvider: false, showAdminLinks: false },
  "password-policy": { minLength: 10, refuseCommon: true },
  access: {
    adminNetworks: [],
    domainAdminNetworks: [],
    adminSecondFactor: true,
    domainAdminSecondFactor: false,
  },
};

const reset = async () => {
  const token = await newApiKey(superadmin().login, "settings:write");
  for (const [group, json] of Object.entries(asBefore)) {
    const { status } = await rest({ method: "PATCH", path: `/admin/settings/${group}`, token, json });
    expect(status).toBe(200);
  }
};

test.beforeEach(reset);
test.afterAll(reset);

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>`;

test("the installation's own name, logo and colour are on the login page and in the console", async ({
  page,
  otherPage,
}) => {
  const settings = new SettingsPage(page);
  await settings.change("Branding", async (group) => {
    await group.getByLabel("Name", { exact: true }).fill("Acme Mail");
    await group.getByLabel("Colour", { exact: true }).fill("#8a1c5b");
    await group
      .getByLabel("Logo", { exact: true })
      .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(logo) });
    await expect(group.getByRole("img", { name: "The logo on a dark background" })).toBeVisible();
  });
  await expect(page).toHaveTitle(/Acme Mail$/);
  await otherPage.goto(demoStack().portal);
  await expect(otherPage).toHaveTitle("Sign in · Acme Mail");
  await expect(otherPage.getByText("Acme Mail", { exact: true })).toBeVisible();
  const picture = otherPage.locator("img").first();
  await expect(picture).toHaveJSProperty("complete", true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const accent = () =>
    otherPage.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
  expect((await accent()).trim().toLowerCase()).toBe("#8a1c5b");
});

test("a picture that could carry a script is no logo", async ({ page }) => {
  const settings = new SettingsPage(page);
  await settings.open("/admin/settings");
  const group = settings.group("Branding");
  const svg = logo.replace("<circle", "<script>alert(1)</script><circle");
  await group
    .getByLabel("Logo", { exact: true })
    .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg) });
  await group.getByRole("button", { name: "Save changes" }).click();
  await expect(group.getByLabel("Logo", { exact: true })).toHaveAttribute("aria-invalid", "true");
});

test("single sign-on only hides the form, and the way around shows it", async ({ page, otherPage }) => {
  const settings = new SettingsPage(page);
  await settings.change("Login page", async (group) => {
    await group.getByRole("checkbox", { name: /^Single sign-on only/ }).check();
    await group.getByRole("checkbox", { name: /^Links for administrators/ }).check();
  });
  const visitor = new LoginPage(otherPage);
  await visitor.open();
  await visitor.moreWays.click();
  await expect(visitor.provider("Keycloak")).toBeVisible();
  await expect(otherPage.getByRole("button", { name: "Use a password instead" })).toHaveCount(0);
  await expect(visitor.password).toHaveCount(0);
  await expect(otherPage.getByRole("link", { name: "Sign in as administrator" })).toBeVisible();
  await visitor.open("?direct=1");
  await expect(visitor.password).toBeVisible();
  const { address, password } = await newMailbox("around");
  await visitor.signInLocally(address, password);
  await new HomePage(otherPage).expectOwner(address, address);
});

test("visitors go to the only provider at once, but not in circles", async ({ page, otherPage }) => {
  const enabled = await letterlock<{ slug: string; enabled: boolean }[]>(["provider", "list"]);
  const others = enabled.filter((one) => one.enabled && one.slug !== "keycloak");
  for (const { slug } of others) await letterlock(["provider", "disable", slug]);
  try {
    await new SettingsPage(page).change("Login page", (group) =>
      group.getByRole("checkbox", { name: /^Redirect to the identity provider/ }).check(),
    );
    await otherPage.goto(demoStack().portal);
    await expect(otherPage).toHaveURL(new RegExp(`^${demoStack().keycloak.url}`));
    const visitor = new LoginPage(otherPage);
    await visitor.open("?direct=1");
    await expect(visitor.password).toBeVisible();
    await visitor.open("?signed-out=1");
  } finally {
    for (const { slug } of others) await letterlock(["provider", "enable", slug]);
  }
});

test("where the address cannot decide, only as many providers as fit have a button in view", async ({
  otherPage,
}) => {
  const place = await keycloakPlace();
  const added = [unique("third"), unique("fourth")];
  try {
    for (const slug of added) await setProvider(slug, { ...place, defaultTemplate: "default" });
    const visitor = new LoginPage(otherPage);
    await visitor.open();
    await visitor.giveAddress("somebody@nowhere.test");
    await expect(visitor.password).toBeVisible();
    const buttons = otherPage.getByRole("button", { name: /^Single Sign-On with / });
    await expect(buttons).toHaveCount(3);
    await visitor.moreWays.click();
    for (const name of ["Keycloak", "Partner company", ...added])
      await expect(visitor.provider(name)).toBeVisible();
  } finally {
    for (const slug of added) await letterlock(["provider", "delete", slug]);
  }
});

test("the password policy holds for new passwords, and the old ones go on", async ({ page, otherPage }) => {
  const { address, password } = await newMailbox("policy");
  await new SettingsPage(page).change("Passwords", (group) => group.getByLabel("Minimum length").fill("20"));
  const [visitor, home] = [new LoginPage(otherPage), new HomePage(otherPage)];
  await visitor.open();
  await visitor.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Security");
  const card = home.section("Password");
  await expect(card.getByText("At least 20 characters.")).toBeVisible();
  const enter = async (fresh: string) => {
    await card.getByLabel("Current password", { exact: true }).fill(password);
    await card.getByLabel("New password", { exact: true }).fill(fresh);
    await card.getByRole("button", { name: "Change password" }).click();
  };
  await enter("only-nineteen-chars");
  await expect(card.getByLabel("New password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await enter("twenty-characters-ok");
  await expect(card.getByText("Your password has been changed")).toBeVisible();
});

test("nobody locks oneself out by the networks for superadmins", async ({ page }) => {
  const settings = new SettingsPage(page);
  await settings.openGroup("Administrator access");
  const group = settings.group("Administrator access");
  const networks = group.getByLabel("Networks for superadmins");
  await networks.fill("192.0.2.0/24");
  await group.getByRole("button", { name: "Save changes" }).click();
  await expect(group.getByText(/127\.0\.0\.1/).first()).toBeVisible();
  await expect(networks).toHaveValue("192.0.2.0/24");
  await settings.change("Administrator access", (again) =>
    again.getByLabel("Networks for superadmins").fill("127.0.0.0/8\n192.0.2.0/24"),
  );
  await settings.openGroup("Administrator access");
  await expect(networks).toHaveValue(/127\.0\.0\.0\/8\s+192\.0\.2\.0\/24/);
});

test("domain admins from elsewhere are out at once, superadmins stay", async ({ page, otherPage }) => {
  const domainAdmin = await newDomainAdmin(["demo.test"]);
  await signInDomainAdmin(otherPage, domainAdmin);
  const settings = new SettingsPage(page);
  await settings.change("Administrator access", (group) =>
    group.getByLabel("Networks for domain admins").fill("192.0.2.0/24"),
  );
  const login = new AdminLoginPage(otherPage, "/domain-admin");
  await login.open("/domain-admin/domains");
  await otherPage.getByRole("textbox", { name: "Login" }).fill(domainAdmin.login);
  await otherPage.getByLabel("Password", { exact: true }).fill(domainAdmin.password);
  await otherPage.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(otherPage.getByRole("main").getByRole("alert")).toContainText("network");
  await settings.open("/admin/settings");
  await expect(settings.heading).toHaveText("Settings");
});

test("domain admins without a second factor set one up, once it is required", async ({ page, otherPage }) => {
  const domainAdmin = await newDomainAdmin(["demo.test"]);
  await signInDomainAdmin(otherPage, domainAdmin);
  await new SettingsPage(page).change("Administrator access", (group) =>
    group.getByRole("checkbox", { name: /^Domain admins/ }).check(),
  );
  const login = new AdminLoginPage(otherPage, "/domain-admin");
  await login.open("/domain-admin/domains");
  await login.signIn(domainAdmin.login, domainAdmin.password);
  await expect(otherPage).toHaveURL(/\/domain-admin\/set-up-factor/);
});
