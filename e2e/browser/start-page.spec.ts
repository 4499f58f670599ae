import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectInbox } from "./expect-inbox";
import { expect, test } from "./test";

test("people choose what opens after signing in, and the other one is a click away", async ({
  login,
  home,
  page,
}) => {
  const { address, password } = await newMailbox("starter");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await page.goto(`${demoStack().portal}/home/settings`);
  await page.getByLabel("After signing in, open").selectOption({ label: "Webmail" });
  await home.section("Start page").getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Your start page has been changed." }),
  ).toBeVisible();

  await page.context().clearCookies();
  await login.open();
  await login.signInLocally(address, password);
  await expectInbox(page);
  await page.getByRole("link", { name: "My account" }).click();
  await home.expectOwner(address, address);
  await home.open();
  await home.expectOwner(address, address);

  await letterlock(["mailbox", "update", address, "--may", "app-passwords"]);
  await page.goto(`${demoStack().portal}/home/settings`);
  await expect(page.getByLabel("After signing in, open")).toHaveCount(0);
  await page.context().clearCookies();
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
});
