import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

test.use({ javaScriptEnabled: false });

test("signing in, its refusals and signing out work without script", async ({ login, home }) => {
  const { address, password } = await newMailbox("plain");
  await login.open();
  await login.signInLocally(address, "wrong password");
  await expect(login.problem).toContainText("address or the password is wrong");
  await expect(login.address).toHaveValue(address);
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.signOut.click();
  await login.expectOpen();
});

test("single sign-on works without script", async ({ login, keycloak, home, newPerson }) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
});

for (const path of ["/nowhere", "/home/nowhere", "/superadmin/settings", "/administration"])
  test(`${path} does not exist, and says so without script`, async ({ page }) => {
    const answer = await page.goto(demoStack().portal + path);
    expect(answer?.status()).toBe(404);
    await expect(page).toHaveTitle(/^Page not found/);
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
  });
