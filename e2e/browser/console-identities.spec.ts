import { randomBytes } from "node:crypto";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { addKeycloakUser, removeKeycloakUser } from "./keycloak-admin";
import { HomePage } from "./pages/home-page";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { LoginPage } from "./pages/login-page";
import { unique } from "./unique";

test("somebody who was deleted and made again at Keycloak is refused, and comes in once linked", async ({
  page,
  goTo,
  otherPage,
}) => {
  const username = unique("again");
  const password = `Pw-${randomBytes(9).toString("base64url")}`;
  const address = `${username}@demo.test`;
  const person = {
    username,
    firstName: "Agathe",
    lastName: "Again",
    email: address,
    emailVerified: true,
    enabled: true,
    credentials: [{ type: "password" as const, value: password, temporary: false }],
  };
  const login = new LoginPage(otherPage);
  const home = new HomePage(otherPage);
  const signIn = async () => {
    await otherPage.context().clearCookies();
    await login.open();
    await login.signOnWith("Keycloak");
    await new KeycloakLoginPage(otherPage).logIn(username, password);
  };

  const old = await addKeycloakUser(person);
  await signIn();
  await home.expectOwner(address, "Agathe Again");
  await removeKeycloakUser(old);
  const id = await addKeycloakUser(person);
  try {
    await signIn();
    await login.expectRefusal("This mailbox belongs to another account");

    await goTo("/admin");
    await expect(
      page.getByText(/refused because (its mailbox is|their mailboxes are) linked to another account/),
    ).toBeVisible();
    await goTo("/admin/identity-conflicts?kind=other-account");
    const row = page.getByRole("row").filter({ hasText: address });
    await expect(row).toContainText(id);
    await expect(row).toContainText(old);
    await row.getByRole("button", { name: /^Link to this account/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("No concerns");
    await dialog.getByRole("button", { name: "Link", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row).toHaveCount(0);
    expect(await letterlock(["identity", "list", address])).toMatchObject([{ subject: id, isSource: true }]);

    await signIn();
    await home.expectOwner(address, "Agathe Again");
  } finally {
    await removeKeycloakUser(id);
  }
});
