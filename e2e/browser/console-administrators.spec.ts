import type { Page } from "@playwright/test";
import { demoStack, letterlock } from "../stack";
import { newDomainAdmin, newSuperadmin, signInDomainAdmin, signInWithNewFactor } from "./administrators";
import { expectCleanInBoth } from "./axe";
import { expect, test } from "./console-test";
import { AdminLoginPage } from "./pages/admin-login-page";
import { ConsolePage } from "./pages/console-page";
import { unique } from "./unique";

const pageOf = (login: string, part: "" | "/settings" | "/sign-in" = "") =>
  `/admin/admins/${encodeURIComponent(login)}${part}`;

async function addDomain(page: Page, name: string): Promise<void> {
  await page.getByLabel("Search domains by name").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Add ${name}`, exact: true }).click();
}

test("a domain admin is made, comes in, and sees its domains only", async ({ page, otherPage }) => {
  const login = `${unique("dora")}@example.org`;
  const password = unique("a-first-password");
  const console = new ConsolePage(page);
  await console.open("/admin/admins");
  await page.getByRole("link", { name: "New administrator" }).click();
  await page.getByLabel("Login", { exact: true }).fill(login);
  await page.getByLabel("Name", { exact: true }).fill("Dora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await addDomain(page, "demo.test");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(console.heading).toHaveText(login);
  await expect(console.card("Details")).toContainText("demo.test");

  await signInDomainAdmin(otherPage, { login, password });
  const theirs = new ConsolePage(otherPage);
  await theirs.open("/domain-admin/domains");
  await expect(theirs.row("demo.test")).toBeVisible();
  await expect(theirs.row("partner.test")).toHaveCount(0);

  await console.open(pageOf(login, "/settings"));
  await page.getByRole("button", { name: "Remove demo.test" }).click();
  await addDomain(page, "partner.test");
  await console.save("Save domains");
  await otherPage.reload();
  await expect(theirs.row("partner.test")).toBeVisible();
  await expect(theirs.row("demo.test")).toHaveCount(0);
});

test("the permission to open mailboxes is given and taken", async ({ page }) => {
  const { login } = await newDomainAdmin(["demo.test"]);
  const console = new ConsolePage(page);
  await console.open(pageOf(login, "/settings"));
  const box = page.getByRole("checkbox", { name: /^Can impersonate users/ });
  await expect(box).not.toBeChecked();
  await box.check();
  await console.save();
  expect(await letterlock(["admin", "show", login])).toMatchObject({ mayImpersonate: true });
  await box.uncheck();
  await console.save();
  await console.open(pageOf(login));
  await expect(console.card("Details")).toContainText(/Impersonation\s*Not allowed/);
  expect(await letterlock(["admin", "show", login])).toMatchObject({ mayImpersonate: false });
});

test("who is disabled is out at once, and in again when enabled", async ({ page, otherPage }) => {
  const account = await newDomainAdmin(["demo.test"]);
  await signInDomainAdmin(otherPage, account);
  const console = new ConsolePage(page);
  await console.open(pageOf(account.login, "/sign-in"));
  await expect(console.card("Sessions").getByRole("listitem")).toHaveCount(1);
  await console.open(pageOf(account.login));
  await console.confirm("Disable");
  await expect(console.card("Details")).toContainText("Disabled");
  const login = new AdminLoginPage(otherPage, "/domain-admin");
  await login.open("/domain-admin/domains");
  await console.confirm("Enable");
  await expect(console.card("Details")).toContainText("Enabled");
  await login.signIn(account.login, account.password);
  await login.expectInside();
});

test("another password and a reset of the second factors let somebody in who has lost both", async ({
  page,
  otherPage,
}) => {
  const account = await newSuperadmin();
  await signInWithNewFactor(otherPage, account);
  const console = new ConsolePage(page);
  await console.open(pageOf(account.login, "/sign-in"));
  const password = unique("handed-over");
  await page.getByLabel("New password", { exact: true }).fill(password);
  await console.save("Set password", console.card("Password"));
  await page.reload();
  await console.confirm("Reset");
  await expect(console.card("Second factors")).toContainText("No second factors.");
  const login = new AdminLoginPage(otherPage, "/admin");
  await login.open("/admin");
  await login.signIn(account.login, password);
  await expect(otherPage, "a superadmin must have a second factor").toHaveURL(/\/admin\/set-up-factor/);
});

test("somebody new chooses the password by a link that is good once", async ({ page, otherPage }) => {
  const login = `${unique("newcomer")}@example.org`;
  const console = new ConsolePage(page);
  await console.open("/admin/admins/new");
  await page.getByLabel("Login", { exact: true }).fill(login);
  await addDomain(page, "demo.test");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(console.heading).toHaveText(login);
  await console.open(pageOf(login, "/sign-in"));
  await page.getByRole("button", { name: "Create setup link" }).click();
  const link = (await page.getByLabel("Link", { exact: true }).textContent()) ?? "";

  await otherPage.goto(link);
  await expectCleanInBoth(otherPage, "the choice of a password");
  const password = unique("chosen-by-me");
  await otherPage.getByLabel("Password", { exact: true }).fill(password);
  await otherPage.getByLabel("Confirm password", { exact: true }).fill(password);
  await otherPage.getByRole("button", { name: "Set password" }).click();
  await expect(otherPage.getByText("Your password is set")).toBeVisible();
  await signInDomainAdmin(otherPage, { login, password });
  await otherPage.goto(link);
  await expect(otherPage.getByText("This link does not work")).toBeVisible();
});

test("deletion asks for the login, and nobody deletes oneself", async ({ page, superadmin }) => {
  const { login } = await newDomainAdmin(["demo.test"]);
  const console = new ConsolePage(page);
  await console.open(pageOf(login));
  await page.getByRole("main").getByRole("button", { name: "Delete" }).click();
  await console.dialog.getByLabel(`Type ${login} to confirm`).fill("somebody-else@demo.test");
  await console.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(console.dialog.getByLabel(`Type ${login} to confirm`)).toHaveAttribute("aria-invalid", "true");
  await console.dialog.getByLabel(`Type ${login} to confirm`).fill(login);
  await console.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/admin\/admins$/);
  await expect(letterlock(["admin", "show", login])).rejects.toThrow("not-found");

  await console.open(pageOf(superadmin.login));
  await expect(page.getByText("This is you")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /Delete|Disable|Change to/ })).toHaveCount(
    0,
  );
  await expect(page).toHaveURL(demoStack().portal + pageOf(superadmin.login));
});
