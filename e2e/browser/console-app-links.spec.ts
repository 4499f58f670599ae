import { newMailbox } from "../mail/mailbox";
import { expect, test } from "./console-test";
import { ConsolePage } from "./pages/console-page";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { unique } from "./unique";

// An order names all links, so nobody else may add one meanwhile.
test.describe.configure({ mode: "default" });

async function addLink(console: ConsolePage, name: string): Promise<void> {
  await console.open("/admin/app-links/new");
  await console.page.getByLabel("Name", { exact: true }).fill(name);
  await console.page.getByLabel("Address", { exact: true }).fill("/files/");
  await console.page.getByRole("button", { name: "Create link" }).click();
  await expect(console.row(name)).toBeVisible();
}

async function deleteLink(console: ConsolePage, name: string): Promise<void> {
  await console.open("/admin/app-links");
  await console.page.getByRole("link", { name, exact: true }).click();
  await console.confirm("Delete");
  await expect(console.row(name)).toHaveCount(0);
}

test("a link is added, shown to visitors and to people with their own address, changed and deleted", async ({
  page,
  otherPage,
}) => {
  const name = unique("Files");
  const console = new ConsolePage(page);
  await addLink(console, name);
  const login = new LoginPage(otherPage);
  const link = otherPage.getByRole("link", { name });
  await login.open();
  await expect(link).toHaveAttribute("href", "/files/");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByLabel("Address for signed-in users").fill("/files/?login=%u");
  await expect(page.getByText("/files/?login=alice%40example.org", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: /^Show on the login page/ }).uncheck();
  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(console.news.first()).toBeVisible();

  const { address, password } = await newMailbox("linked");
  await login.open();
  await expect(link, "hidden from visitors now").toHaveCount(0);
  await login.signInLocally(address, password);
  await new HomePage(otherPage).expectOwner(address, address);
  await expect(link).toHaveAttribute("href", `/files/?login=${encodeURIComponent(address)}`);

  await console.open("/admin/app-links");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByLabel("Address", { exact: true }).fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(page.getByLabel("Address", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await deleteLink(console, name);
});

test("links are put into another order by keyboard", async ({ page }) => {
  const [first, second] = [unique("First"), unique("Second")];
  const console = new ConsolePage(page);
  await addLink(console, first);
  await addLink(console, second);
  const up = page.getByRole("button", { name: `Move ${second} up` });
  const place = async (name: string) =>
    (await page.getByRole("row").allInnerTexts()).findIndex((text) => text.includes(name));
  const before = await place(first);
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(new RegExp(`^${second} is now number`))).toBeAttached();
  await expect(up).toBeFocused();
  expect(await place(second)).toBeLessThanOrEqual(before);
  await deleteLink(console, first);
  await deleteLink(console, second);
});
