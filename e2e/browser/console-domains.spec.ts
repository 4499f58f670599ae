import { demoStack, letterlock } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";
import { LoginPage } from "./pages/login-page";
import { unique } from "./unique";

test("a domain is made, limited, and deleted when it is empty", async ({ page, goTo }) => {
  const name = `${unique("new")}.test`;
  await goTo("/admin/domains");
  await page.getByRole("link", { name: "New domain" }).click();
  await page.getByRole("button", { name: "Create domain" }).click();
  await expect(page.getByLabel("Domain name")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Domain name").fill(name);
  await page.getByLabel("Maximum mailboxes").fill("1");
  await page.getByRole("button", { name: "Create domain" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  const made = ["mailbox", "create", `only@${name}`, "--password-stdin"];
  await letterlock(made, "a good password 1");
  await goTo(`/admin/mailboxes/new?domain=${name}`);
  await expect(page.getByRole("button", { name: "Create mailbox" }), "the domain is full").toHaveCount(0);

  const remove = async () => {
    await goTo(`/admin/domains/${name}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  };
  await remove();
  await expect(page.getByRole("alert").filter({ hasText: /mailbox/ })).toBeVisible();
  await letterlock(["mailbox", "delete", `only@${name}`, "--yes"]);
  await remove();
  await expect(page).toHaveURL(/\/admin\/domains$/);
  await goTo(`/admin/domains?search=${name}`);
  await expect(page.getByRole("row")).toHaveCount(0);
});

test("a domain is made and changed without script, and a mistake keeps what was typed", async ({
  browser,
  superadmin,
}) => {
  const name = `${unique("plain")}.test`;
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: superadmin.state });
  const page = await plain.newPage();
  await page.goto(`${demoStack().portal}/admin/domains/new`);
  await page.getByLabel("Domain name").fill(name);
  await page.getByLabel("Maximum mailboxes").fill("many");
  await page.getByRole("button", { name: "Create domain" }).click();
  await expect(page.getByLabel("Maximum mailboxes")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Domain name")).toHaveValue(name);
  await page.getByLabel("Maximum mailboxes").fill("4");
  await page.getByRole("button", { name: "Create domain" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto(`${demoStack().portal}/admin/domains/${name}/settings`);
  await page.getByLabel("Maximum mailboxes").fill("7");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await letterlock(["domain", "show", name])).toMatchObject({ maxMailboxes: 7 });
  await plain.close();
});

test("of two who edit the same domain, the second is shown what the first has changed", async ({
  page,
  goTo,
  context,
}) => {
  const { domain } = await newDomainFixture();
  await goTo(`/admin/domains/${domain}/settings`);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Maximum mailboxes").fill("5");
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await page.getByLabel("Maximum mailboxes").fill("9");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Load current values" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: /5/ })).toBeVisible();
  expect(await letterlock(["domain", "show", domain])).toMatchObject({ maxMailboxes: 5 });
});

test("nobody of a domain that is switched off comes in", async ({ page, goTo, otherPage }) => {
  const { domain, address, password } = await newDomainFixture();
  await goTo(`/admin/domains/${domain}/settings`);
  await page.getByRole("checkbox", { name: /Active/ }).uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Nobody can sign in to its 1 mailbox");
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const login = new LoginPage(otherPage);
  await login.open();
  await login.signInLocally(address, password);
  await expect(login.problem).toBeVisible();
  await login.expectOpen();
});
