import { newMailbox } from "../mail/mailbox";
import { addAuthenticator } from "./authenticator";
import { FactorSection } from "./pages/factor-section";
import { expect, test } from "./test";

test("a passkey signs in without an address, to the page that was asked for", async ({
  page,
  login,
  home,
}) => {
  const { address, password } = await newMailbox("passkey");
  const present = await addAuthenticator(page);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Security");
  await new FactorSection(page).addPasskey();
  await page.context().clearCookies();
  // Nobody is at the device while the page opens, so that the field's own offer waits and the button is what signs in.
  await present(false);
  await login.open("?next=%2Fhome%2Fsecurity");
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(button).toBeVisible();
  await present(true);
  await button.click();
  await expect(page).toHaveURL(/\/home\/security$/);
  await home.open();
  await home.expectOwner(address, address);
});
