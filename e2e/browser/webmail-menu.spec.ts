import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectInbox } from "./expect-inbox";
import { expect, test } from "./test";

const accountLink = (page: Page) => page.getByRole("link", { name: "My account" });
const signOutLink = (page: Page) => page.getByRole("link", { name: "Sign out" });

for (const { name, viewport } of [
  { name: "desktop", viewport: { width: 1280, height: 720 } },
  { name: "phone", viewport: { width: 390, height: 800 } },
]) {
  test(`webmail leads to the account, and signs out of both, on a ${name}`, async ({ login, home, page }) => {
    await page.setViewportSize(viewport);
    const { address, password } = await newMailbox("menu");
    await letterlock(["mailbox", "update", address, "--start-page", "webmail"]);
    await login.open();
    await login.signInLocally(address, password);
    await expectInbox(page);
    const inbox = page.url();
    await accountLink(page).click();
    await expect(page).toHaveURL(/\/home$/);
    await home.webmail.click();
    await expectInbox(page);
    await signOutLink(page).click();
    await login.expectOpen();
    const ofWebmail = (await page.context().cookies()).filter(({ path }) => path.startsWith("/SOGo"));
    expect(ofWebmail, "SOGo keeps no session of its own").toEqual([]);
    await page.goto(inbox);
    await login.expectOpen();
  });

  test(`every part of webmail has the way back, on a ${name}`, async ({ login, page }) => {
    await page.setViewportSize(viewport);
    const { address, password } = await newMailbox("parts");
    await login.open();
    await login.signInLocally(address, password);
    await expect(page).toHaveURL(/\/home$/);
    for (const part of ["Mail/view", "Calendar/view", "Contacts/view", "Preferences"]) {
      await page.goto(`${demoStack().portal}/SOGo/so/${encodeURIComponent(address)}/${part}`);
      await expect(signOutLink(page), part).toBeInViewport({ ratio: 1 });
      await expect(accountLink(page), part).toBeInViewport({ ratio: 1 });
    }
    await accountLink(page).click();
    await expect(page).toHaveURL(/\/home$/);
  });
}

test("signing out in webmail signs out at the provider", async ({
  login,
  keycloak,
  home,
  newPerson,
  page,
}) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.webmail.click();
  await expectInbox(page);
  await signOutLink(page).click();
  await login.expectOpen();
  await login.signOnWith("Keycloak");
  await expect(keycloak.username).toBeVisible();
});
