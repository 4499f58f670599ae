import { changeRows } from "../database";
import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { newDomainAdmin, newSuperadmin, signInDomainAdmin, signInWithNewFactor } from "./administrators";
import { codeOf } from "./authenticator";
import { ConsolePage } from "./pages/console-page";
import { FactorSection } from "./pages/factor-section";
import { expect, test } from "./test";

/** Lets it be 20 minutes since this administrator has signed in. */
const age = (login: string) =>
  changeRows(
    "update admin_session s join admin_account a on a.id = s.admin_id set s.authenticated_at = s.authenticated_at - interval 20 minute where a.login = ?",
    [login],
  );

/** Lets it be 20 minutes since the person of this mailbox has signed in. */
const agePerson = (address: string) =>
  changeRows(
    "update session s join mailbox m on m.id = s.mailbox_id set s.authenticated_at = s.authenticated_at - interval 20 minute where m.address = ?",
    [address],
  );

test("what reaches far is done only after a fresh proof by the second factor, and nothing typed is lost", async ({
  page,
}) => {
  const account = await newSuperadmin();
  const { login } = await newDomainAdmin(["demo.test"]);
  const secret = await signInWithNewFactor(page, account);
  await age(account.login);
  const console = new ConsolePage(page);
  await console.open(`/admin/admins/${encodeURIComponent(login)}/settings`);
  await page.getByLabel("Name", { exact: true }).fill("Renamed");
  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(console.dialog).toContainText("Confirm it's you");
  const factors = new FactorSection(page);
  await factors.prove("000000");
  await expect(console.dialog.getByRole("alert")).toBeVisible();
  expect(await letterlock(["admin", "show", login])).toMatchObject({ displayName: "" });
  await factors.prove(codeOf(secret, 1));
  await expect(console.dialog).toHaveCount(0);
  await expect(console.news.filter({ hasText: "Saved." })).toBeVisible();
  expect(await letterlock(["admin", "show", login])).toMatchObject({ displayName: "Renamed" });

  await page.getByLabel("Name", { exact: true }).fill("Again");
  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect
    .poll(() => letterlock(["admin", "show", login]), { message: "once is enough for a while" })
    .toMatchObject({ displayName: "Again" });
});

test("without a second factor the password is asked for, and closing the question does nothing", async ({
  page,
}) => {
  const account = await newDomainAdmin(["demo.test"]);
  await signInDomainAdmin(page, account);
  await age(account.login);
  const console = new ConsolePage(page);
  await console.open("/domain-admin/api-keys/new");
  await page.getByLabel("Name", { exact: true }).fill("Script");
  const create = page.getByRole("button", { name: "Create API key" });
  await create.click();
  await expect(console.dialog).toContainText("Confirm it's you");
  await page.keyboard.press("Escape");
  await expect(console.dialog).toHaveCount(0);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Script");
  await create.click();
  await console.dialog.getByLabel("Your password", { exact: true }).fill(account.password);
  await console.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("status", { name: "API key", exact: true })).toContainText("llk_");
});

test("in the portal new recovery codes and the end of a factor are asked about, and take the factor", async ({
  page,
  login,
  home,
}) => {
  const { address, password } = await newMailbox("proof");
  const factors = new FactorSection(page);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  const secret = await factors.setUpTotp();
  await agePerson(address);
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await home.dialog.getByRole("button", { name: "Keep the old ones" }).click();
  await expect(page.getByText("10 recovery codes left.")).toBeVisible();
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await home.dialog.getByRole("button", { name: "Create new codes" }).click();
  await expect(home.dialog.filter({ hasText: "Confirm it's you" })).toBeVisible();
  await factors.prove(codeOf(secret, 1));
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await factors.removeButtons.click();
  await expect(home.dialog).toContainText("This is your only second factor");
  await home.dialog.getByRole("button", { name: "Remove" }).click();
  await expect(factors.removeButtons).toHaveCount(0);
});

test("an app password is made after a fresh proof: the own password, and then what was typed is made", async ({
  login,
  home,
}) => {
  const { address, password } = await newMailbox("proof");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await agePerson(address);
  await home.part("Devices");
  await home.chooseDevice("iPhone or iPad");
  const question = home.dialog.filter({ hasText: "Confirm it's you" });
  await question.getByLabel("Your password", { exact: true }).fill(password);
  await question.getByRole("button", { name: "Continue" }).click();
  await expect(home.page.getByRole("heading", { name: "Set up “iPhone”" })).toBeVisible();
  await home.done.click();
  await expect(home.device("iPhone")).toBeVisible();
});

test("people of a provider prove themselves there, even with a session there, and come back to the form", async ({
  login,
  keycloak,
  home,
  newPerson,
}) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  await agePerson(person.email ?? "");
  await home.part("Devices");
  await home.chooseDevice("Thunderbird");
  await home.dialog.getByRole("button", { name: /^Continue with/ }).click();
  await keycloak.password.fill(person.password);
  await keycloak.signIn.click();
  await expect(home.page).toHaveURL(/\/home\/devices\/new$/);
  await home.page.getByRole("button", { name: "Thunderbird" }).click();
  await home.done.click();
  await expect(home.device("Thunderbird")).toBeVisible();
});
