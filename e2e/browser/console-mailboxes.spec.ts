import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";
import { fillDomain } from "./fill-domain";
import { ConsoleMailboxPage } from "./pages/console-mailbox-page";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { unique } from "./unique";

interface Shown {
  displayName: string;
  quotaBytes: number;
  pinnedFields: string[];
}

const show = (address: string) => letterlock<Shown>(["mailbox", "show", address]);

test("a mailbox is made for a person, who signs in with the password", async ({ page, goTo, otherPage }) => {
  const name = unique("made");
  const password = unique("a-good-password");
  await goTo("/admin/mailboxes");
  await page.getByRole("link", { name: "New mailbox" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New mailbox");
  await page.getByLabel("Domain", { exact: true }).selectOption("demo.test");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Address").fill(name);
  await page.getByLabel("Name", { exact: true }).fill("Mada Made");
  await page.getByLabel("Authentication source").selectOption({ label: "Local" });
  await page.getByRole("button", { name: "Create mailbox" }).click();
  const missing = page.getByLabel("Password", { exact: true });
  await expect(missing, "what is missing is marked").toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Address"), "what was typed stays").toHaveValue(name);
  await missing.fill(password);
  await page.getByRole("button", { name: "Create mailbox" }).click();
  const address = `${name}@demo.test`;
  await new ConsoleMailboxPage(page).expectOpen(address);

  const login = new LoginPage(otherPage);
  await login.open();
  await login.signInLocally(address, password);
  await new HomePage(otherPage).expectOwner(address, "Mada Made");
});

test("an edit counts at once and is pinned; a wrong number is marked and nothing is lost", async ({
  page,
}) => {
  const { address } = await newMailbox("edited");
  const mailbox = new ConsoleMailboxPage(page);
  await mailbox.open("/admin", address, "/settings");
  await mailbox.name.fill("Edda Edited");
  await mailbox.quota.fill("two");
  await mailbox.save();
  await expect(mailbox.quota).toHaveAttribute("aria-invalid", "true");
  await expect(mailbox.name).toHaveValue("Edda Edited");
  await mailbox.quota.fill("2.5");
  await mailbox.save();
  await expect(mailbox.settings.getByText("Saved.")).toBeVisible();
  expect(await show(address)).toMatchObject({
    displayName: "Edda Edited",
    quotaBytes: 2.5 * 2 ** 30,
    pinnedFields: expect.arrayContaining(["displayName", "quotaBytes"]),
  });
});

test("each part of a mailbox has an address and a title of its own", async ({ page, goTo }) => {
  const { address } = await newMailbox("parts");
  const mailbox = new ConsoleMailboxPage(page);
  await goTo("/admin/mailboxes");
  await page.getByLabel("Search by address or name").fill(address);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: address }).click();
  await expect(page).toHaveTitle(`${address} · Mailboxes · Letterlock`);
  for (const [part, below, card] of [
    ["Settings", "/settings", "Settings"],
    ["Sign-in", "/sign-in", "Local password"],
    ["Devices", "/devices", "App passwords"],
    ["Aliases", "/aliases", "Aliases"],
    ["Activity", "/activity", "Recent changes"],
  ] as const) {
    await mailbox.goTo(part);
    await expect(mailbox.section(card)).toBeVisible();
    await expect(page).toHaveURL((url) => url.pathname.endsWith(below));
    await expect(page).toHaveTitle(`${part} · ${address} · Mailboxes · Letterlock`);
    await mailbox.expectOpen(address);
  }
  await page.goBack();
  await expect(mailbox.tab("Aliases")).toHaveAttribute("aria-current", "page");
});

test("of two who edit the same mailbox, the second is shown what the first has changed", async ({
  page,
  asDomainAdmin,
}) => {
  const { domain, address } = await newDomainFixture();
  const first = new ConsoleMailboxPage((await asDomainAdmin([domain])).page);
  const second = new ConsoleMailboxPage(page);
  await first.open("/domain-admin", address, "/settings");
  await second.open("/admin", address, "/settings");
  await first.name.fill("Name of the first");
  await first.save();
  await expect(first.settings.getByText("Saved.")).toBeVisible();

  await second.name.fill("Name of the second");
  await second.save();
  await expect(second.settings.getByText("Name of the first")).toBeVisible();
  await expect(second.name, "what was typed is not lost").toHaveValue("Name of the second");
  expect(await show(address)).toMatchObject({ displayName: "Name of the first" });

  await second.settings.getByRole("button", { name: "Load current values" }).click();
  await expect(second.name).toHaveValue("Name of the first");
  await second.name.fill("Name of the second");
  await second.save();
  await expect(second.settings.getByText("Saved.")).toBeVisible();
  expect(await show(address)).toMatchObject({ displayName: "Name of the second" });
});

test("a change of source says what follows; the way back brings the old password back", async ({
  page,
  otherPage,
}) => {
  const { address, password } = await newMailbox("moving");
  const mailbox = new ConsoleMailboxPage(page);
  const login = new LoginPage(otherPage);
  const home = new HomePage(otherPage);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);

  await mailbox.open("/admin", address);
  expect(await mailbox.choose("Authentication source", "Keycloak")).toMatch(
    /local password is kept.*Sessions and mail connections end immediately/,
  );
  await mailbox.dialog.getByRole("button", { name: "Cancel" }).click();
  await home.open();
  await home.expectOwner(address, address);

  await mailbox.choose("Authentication source", "Keycloak");
  await mailbox.confirm("Keycloak");
  await home.open();
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expect(login.problem).toBeVisible();

  await mailbox.open("/admin", address);
  expect(await mailbox.choose("Authentication source", "Local")).toContain(
    "The old local password works again.",
  );
  await mailbox.confirm("Local");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
});

test("a mailbox that is switched off is out at once, and back in when it is switched on", async ({
  page,
  otherPage,
}) => {
  const { address, password } = await newMailbox("stopped");
  const mailbox = new ConsoleMailboxPage(page);
  const login = new LoginPage(otherPage);
  const home = new HomePage(otherPage);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await mailbox.open("/admin", address);
  await mailbox.choose("State", "Disabled");
  await mailbox.confirm("Disabled");
  await home.open();
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expect(login.problem).toContainText("administrator has disabled it");
  await mailbox.choose("State", "Active");
  await mailbox.confirm("Active");
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
});

test("the list searches, filters, sorts and pages", async ({ page, goTo }) => {
  const { domain } = await newDomainFixture();
  await goTo("/admin/mailboxes");
  await fillDomain(page, domain, 52);
  const rows = page.getByRole("row");
  const list = `/admin/mailboxes?domain=${domain}`;
  await goTo(list);
  await expect(rows, "a heading and the first page").toHaveCount(51);
  await expect(page.getByText(/^53 of [\d,]+ mailboxes$/)).toBeVisible();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(1 + 52 + 1 - 50);
  await page.getByRole("link", { name: "First page" }).click();
  await expect(rows).toHaveCount(51);

  const heading = page.getByRole("columnheader", { name: "Quota" });
  for (const [sorted, first] of [
    ["ascending", "m0@"],
    ["descending", "person@"],
  ] as const) {
    await heading.getByRole("link").click();
    await expect(heading).toHaveAttribute("aria-sort", sorted);
    await expect(rows.nth(1)).toContainText(first);
  }

  await page.getByLabel("Search by address or name").fill("M11 MAN");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(`m11@${domain}`);
  await expect(page.getByText(/^1 of [\d,]+ mailboxes$/)).toBeVisible();
  await goTo(`${list}&state=disabled`);
  await expect(page.getByRole("row")).toHaveCount(0);
});

test("many mailboxes are changed together, after a question that says what follows", async ({
  page,
  goTo,
}) => {
  const { domain, address } = await newDomainFixture();
  await goTo("/admin/mailboxes");
  await fillDomain(page, domain, 51);
  await goTo(`/admin/mailboxes?domain=${domain}`);
  const bar = page.getByRole("region", { name: "Bulk actions" });
  const dialog = page.getByRole("dialog");
  await bar.getByRole("button", { name: "Select all matching" }).click();
  await expect(bar).toContainText("52 mailboxes");
  await bar.getByLabel("Action").selectOption({ label: "Disable" });
  await bar.getByRole("button", { name: "Continue…" }).click();
  await expect(dialog).toContainText("Disable 52 mailboxes?");
  await expect(dialog).toContainText(
    "Nobody can sign in, and sessions and mail connections end immediately. Incoming mail is rejected.",
  );
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(dialog).toContainText("Done: 52 mailboxes.");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await goTo(`/admin/mailboxes?domain=${domain}&state=active`);
  await expect(page.getByRole("row")).toHaveCount(0);

  await goTo(`/admin/mailboxes?domain=${domain}&search=person`);
  await page.getByRole("checkbox", { name: new RegExp(address) }).check();
  await bar.getByLabel("Action").selectOption({ label: "Enable" });
  await bar.getByRole("button", { name: "Continue…" }).click();
  await dialog.getByRole("button", { name: "Enable" }).click();
  await expect(dialog).toContainText("Done: 1 mailbox.");
  expect(await letterlock(["mailbox", "show", address])).toMatchObject({ adminState: "active" });
});

test("a domain admin sees the own domain's mailboxes and no others", async ({ asDomainAdmin }) => {
  const own = await newDomainFixture();
  const { address: foreign } = await newMailbox("foreign");
  const { page } = await asDomainAdmin([own.domain]);
  await page.goto(`${demoStack().portal}/domain-admin/mailboxes?search=demo.test`);
  await expect(page.getByRole("row")).toHaveCount(0);
  await page.goto(`${demoStack().portal}/domain-admin/mailboxes`);
  await expect(page.getByRole("link", { name: own.address })).toBeVisible();
  await expect(page.getByText("@demo.test")).toHaveCount(1);
  const answer = await page.goto(`${demoStack().portal}/domain-admin/mailboxes/${foreign}`);
  expect(answer?.status()).toBe(404);
});

test("on a phone the filter is folded, says what is active, and works without script", async ({
  browser,
  superadmin,
}) => {
  const { domain, address } = await newDomainFixture();
  const viewport = { width: 390, height: 844 };
  const phone = await browser.newContext({
    storageState: superadmin.state,
    viewport,
    javaScriptEnabled: false,
  });
  const page = await phone.newPage();
  await page.goto(`${demoStack().portal}/admin/mailboxes`);
  const search = page.getByLabel("Search by address or name");
  await expect(search).toBeHidden();
  await page.getByText("Search and filter", { exact: true }).click();
  await search.fill(domain);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(new RegExp(`search=${domain}`));
  await expect(page.getByText("Search and filter (1 active)", { exact: true })).toBeVisible();
  await expect(search).toBeHidden();
  await expect(page.getByRole("link", { name: address })).toBeVisible();
  await phone.close();
});

test("the list says when a mailbox was last used, and how full it is", async ({ page, goTo }) => {
  const { address, password } = await newMailbox("listed");
  await goTo(`/admin/mailboxes?search=${address}`);
  const row = page.getByRole("row").filter({ hasText: address });
  await expect(row).toContainText("Never");
  expect((await logins.imap(demoStack(), { address, password })).text).toMatch(answers.imap.accepted);
  await expect(async () => {
    await page.reload();
    await expect(row.locator("time")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(row).toContainText(/\d (byte|KB|MB)/);
  await expect(page.getByText(/^Times are in /)).toBeVisible();
});
