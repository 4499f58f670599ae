import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";
import { LoginPage } from "./pages/login-page";

test("a refused login is in the log within seconds, with its reason, for the domain's admin too", async ({
  page,
  goTo,
  asDomainAdmin,
}) => {
  const { domain, address, password } = await newDomainFixture();
  const { page: domainAdmin } = await asDomainAdmin([domain]);
  const visitor = await domainAdmin.context().newPage();
  const login = new LoginPage(visitor);
  await login.open();
  await login.signInLocally(address, `not ${password}`);
  await expect(login.problem).toBeVisible();

  const row = page.getByRole("row").filter({ hasText: address });
  await expect(async () => {
    await goTo(`/admin/logins?address=${encodeURIComponent(address)}`);
    await expect(row).toContainText("Rejected", { timeout: 500 });
  }).toPass();
  await expect(row).toContainText(/Wrong password/);
  await goTo(`/admin/logins?address=${encodeURIComponent(address)}&result=accepted`);
  await expect(row).toHaveCount(0);
  const portal = new URL(page.url()).origin;
  await domainAdmin.goto(`${portal}/domain-admin/logins`);
  await expect(domainAdmin.getByRole("row").filter({ hasText: address })).toHaveCount(1);
  await expect(domainAdmin.getByRole("row"), "a heading and nothing of other domains").toHaveCount(2);
});

test("the login doctor says where a login stops, and is silent about foreign domains", async ({
  page,
  goTo,
  asDomainAdmin,
}) => {
  const { domain, address } = await newDomainFixture();
  await goTo(`/admin/login-doctor?address=${encodeURIComponent(address)}&door=imap`);
  await expect(page.getByRole("main")).toContainText(address);
  const { page: domainAdmin } = await asDomainAdmin([domain]);
  const portal = new URL(page.url()).origin;
  await domainAdmin.goto(`${portal}/domain-admin/login-doctor?address=lena%40demo.test&door=imap`);
  await expect(domainAdmin.getByRole("main").getByRole("alert")).toBeVisible();
});
