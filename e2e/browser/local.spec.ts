import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expect, test } from "./test";

test("a local mailbox signs in with its password and sees its own page", async ({ login, home }) => {
  const { address, password } = await newMailbox("local");
  await login.open();
  await login.signInLocally(address.toUpperCase(), password);
  await home.expectOwner(address, address);
  await expect(home.webmail).toHaveAttribute("href", new RegExp(encodeURIComponent(address)));
  await home.part("Security");
  await expect(home.section("Password")).toBeVisible();
  await home.page.goto(new URL("/", home.page.url()).href);
  await expect(home.page, "who is signed in does not see the login page").toHaveURL(/\/home$/);
});

test("a wrong password and an unknown address get the same answer, and the password is not kept", async ({
  login,
}) => {
  const { address } = await newMailbox("local");
  await login.open();
  for (const tried of [address, `nobody-${address}`]) {
    await login.signInLocally(tried, "wrong password");
    await expect(login.problem).toContainText("address or the password is wrong");
    await expect(login.address).toHaveValue(tried);
    await expect(login.password).toHaveValue("");
  }
});

test("empty fields are named", async ({ login }) => {
  await login.open();
  await login.continue.click();
  await expect(login.address).toHaveAttribute("aria-invalid", "true");
  await expect(login.page.getByText("Enter your email address.")).toBeVisible();
  await login.open("?direct=1");
  await login.signIn.click();
  await expect(login.address).toHaveAttribute("aria-invalid", "true");
  await expect(login.page.getByText("Enter your email address.")).toBeVisible();
  await expect(login.page.getByText("Enter your password.")).toBeVisible();
});

test("a password is changed by who knows the current one", async ({ login, home }) => {
  const { address, password } = await newMailbox("local");
  await login.open();
  await login.signInLocally(address, password);
  await home.part("Security");
  const section = home.section("Password");
  const change = async (current: string, next: string) => {
    await section.getByLabel("Current password", { exact: true }).fill(current);
    await section.getByLabel("New password", { exact: true }).fill(next);
    await section.getByRole("button", { name: "Change password" }).click();
  };
  await change("not the password", "a new long password 7");
  await expect(section).toContainText("This is not your current password.");
  await change(password, "short");
  await expect(section.getByLabel("New password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await change(password, "a new long password 7");
  await expect(section).toContainText("Your password has been changed");
  await home.signOut.click();
  await login.expectOpen();
  await login.signInLocally(address, "a new long password 7");
  await home.expectOwner(address, address);
});

test("a mailbox that is disabled is signed out with its next click", async ({ login, home }) => {
  const { address, password } = await newMailbox("local");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await letterlock(["mailbox", "disable", address]);
  await home.open();
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expect(login.problem).toContainText("administrator has disabled it");
});

test("a foreign address is never gone to after signing in", async ({ login, home }) => {
  const { address, password } = await newMailbox("local");
  await login.open("?next=//evil.example/");
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
});
