import { newMailbox } from "../mail/mailbox";
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
  await login.provider("Keycloak").click();
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
});
