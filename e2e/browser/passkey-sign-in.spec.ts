import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { addAuthenticator } from "./authenticator";
import { FactorSection } from "./pages/factor-section";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

/** Gives a new mailbox a passkey, and is signed out again; gives its address. */
async function makePasskey(page: Page): Promise<string> {
  const { address, password } = await newMailbox("passkey");
  const [login, home] = [new LoginPage(page), new HomePage(page)];
  await addAuthenticator(page);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Security");
  await new FactorSection(page).addPasskey();
  await page.context().clearCookies();
  return address;
}

test("a passkey signs in by the button, without an address, where the browser offers none in the field", async ({
  page,
  login,
  home,
}) => {
  // Else whoever is at the virtual device takes the field's own offer before anybody can press the button.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const address = await makePasskey(page);
  await login.open("?next=%2Fhome%2Fsecurity");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/home\/security$/);
  await home.open();
  await home.expectOwner(address, address);
});

test("a passkey is offered in the address field, and to take the offer is enough", async ({ page, home }) => {
  const address = await makePasskey(page);
  await page.goto(`${demoStack().portal}/?next=%2Fhome%2Fsecurity`);
  await expect(page).toHaveURL(/\/home\/security$/);
  await home.open();
  await home.expectOwner(address, address);
});
