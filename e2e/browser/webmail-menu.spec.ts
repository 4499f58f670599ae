import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expectInbox } from "./expect-inbox";
import { expect, test } from "./test";

for (const { name, viewport } of [
  { name: "desktop", viewport: { width: 1280, height: 720 } },
  { name: "phone", viewport: { width: 390, height: 800 } },
])
  test(`webmail leads to the account, and signs out of both, on a ${name}`, async ({ login, home, page }) => {
    await page.setViewportSize(viewport);
    const { address, password } = await newMailbox("menu");
    await letterlock(["mailbox", "update", address, "--landing", "webmail"]);
    await login.open();
    await login.signInLocally(address, password);
    await expectInbox(page);
    const inbox = page.url();
    await page.getByRole("link", { name: "Your account" }).click();
    await expect(page).toHaveURL(/\/home$/);
    await home.webmail.click();
    await expectInbox(page);
    // SOGo's own word for it, in the person's language.
    await page.getByRole("link", { name: "Disconnect" }).click();
    await login.expectOpen();
    await page.goto(inbox);
    await login.expectOpen();
  });
