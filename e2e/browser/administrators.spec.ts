import { demoStack, letterlock } from "../stack";
import { newDomainAdmin, newSuperadmin, signInDomainAdmin, signInWithNewFactor } from "./administrators";
import { AdminLoginPage } from "./pages/admin-login-page";
import { expect, test } from "./test";

test("an administrator who is disabled is out at once, everywhere", async ({ page }) => {
  const account = await newSuperadmin();
  await signInWithNewFactor(page, account);
  await letterlock(["admin", "disable", account.login]);
  const admin = new AdminLoginPage(page, "/admin");
  await admin.open("/admin/domains");
  await page.getByRole("textbox", { name: "Login" }).fill(account.login);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await admin.expectOpen();
});

test("domains that are given or taken away count at the next click", async ({ page }) => {
  const domainAdmin = await newDomainAdmin(["demo.test"]);
  await signInDomainAdmin(page, domainAdmin);
  const domainOf = (name: string) => page.goto(`${demoStack().portal}/domain-admin/domains/${name}`);
  const heading = page.getByRole("heading", { level: 1 });
  await domainOf("demo.test");
  await expect(heading).toHaveText("demo.test");
  expect((await domainOf("partner.test"))?.status()).toBe(404);
  await letterlock(["admin", "set-domains", domainAdmin.login, "partner.test"]);
  expect((await domainOf("demo.test"))?.status()).toBe(404);
  await domainOf("partner.test");
  await expect(heading).toHaveText("partner.test");
});
