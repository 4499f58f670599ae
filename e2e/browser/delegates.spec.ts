import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./console-test";
import { addKeycloakGroup, joinKeycloakGroup, removeKeycloakGroup } from "./keycloak-admin";
import { AdminLoginPage } from "./pages/admin-login-page";
import { ConsoleMailboxPage } from "./pages/console-mailbox-page";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { withProvider } from "./provider";
import { unique } from "./unique";

test("who is given a part of the work by a group does that part, and finds nothing else", async ({
  page,
  goTo,
  otherPage,
  newPerson,
}) => {
  const { portal } = demoStack();
  const { address } = await newMailbox("delegated");
  const person = await newPerson();
  const group = unique("helpdesk");
  const groupId = await addKeycloakGroup(group);
  try {
    await joinKeycloakGroup(person.id, groupId);
    await withProvider({ defaultTemplate: "default" }, async (slug) => {
      await goTo("/admin/admins/groups/new");
      await page.getByLabel("Identity provider").selectOption({ label: `${slug} (${slug})` });
      await page.getByRole("textbox", { name: /^Group/ }).fill(`/${group}`);
      await page.getByLabel("Role", { exact: true }).selectOption("delegate");
      await page.getByLabel("Search domains by name").fill("demo.test");
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await page.getByRole("button", { name: "Add demo.test", exact: true }).click();
      await page.getByRole("checkbox", { name: /^Reset passwords/ }).check();
      await page.getByRole("button", { name: "Give role" }).click();
      await expect(
        page.getByRole("row", { name: new RegExp(`^/${group} .* Delegate demo\\.test$`) }),
      ).toBeVisible();

      const admin = new AdminLoginPage(otherPage, "/domain-admin");
      await admin.open("/domain-admin/mailboxes");
      await admin.signOn(slug).click();
      await new KeycloakLoginPage(otherPage).logIn(person.username, person.password);
      await expect(otherPage, "Keycloak was asked who is in the group").toHaveURL(
        `${portal}/domain-admin/mailboxes`,
      );
      await expect(otherPage.getByRole("link", { name: "New mailbox" })).toHaveCount(0);
      await otherPage.goto(`${portal}/domain-admin/mailboxes/new`);
      await expect(otherPage.getByRole("heading", { name: "Not found" })).toBeVisible();

      const mailbox = new ConsoleMailboxPage(otherPage);
      await mailbox.open("/domain-admin", address);
      await expect(otherPage.getByRole("button", { name: /^(Delete|Open) mailbox/ })).toHaveCount(0);
      await mailbox.goTo("Sign-in");
      const password = unique("a-new-password");
      await otherPage.getByLabel("New password", { exact: true }).fill(password);
      await otherPage.getByRole("button", { name: "Change password", exact: true }).click();
      await expect(otherPage.getByText(/^Password set\. The user has been signed out/)).toBeVisible();
      expect((await logins.imap(demoStack(), { address, password })).text).toMatch(answers.imap.accepted);

      await goTo("/admin/admins/groups");
      const own = page
        .getByRole("region", { name: "Signed in now" })
        .getByRole("listitem")
        .filter({ hasText: `/${group}` });
      await own.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(own).toHaveCount(0);
      await otherPage.reload();
      await admin.expectOpen();
    });
  } finally {
    await removeKeycloakGroup(groupId);
  }
});
