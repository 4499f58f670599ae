import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { ConsolePage } from "./pages/console-page";
import { unique } from "./unique";

interface TemplateFacts {
  quotaBytes: number | null;
  protocols: string[];
  webmail: boolean;
}

const gibibyte = 1024 ** 3;
const show = (name: string) => letterlock<TemplateFacts>(["template", "show", name]);

test("a template is created, found, changed, copied and deleted", async ({ page }) => {
  const name = unique("team");
  const console = new ConsolePage(page);
  await console.open("/admin/templates");
  await page.getByRole("link", { name: "New template" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Quota (GB)").fill("2.5");
  await page.getByRole("checkbox", { name: /^POP3/ }).uncheck();
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(console.heading).toHaveText(name);
  expect(await show(name)).toMatchObject({ quotaBytes: 2.5 * gibibyte });
  expect((await show(name)).protocols).not.toContain("pop3");

  const tab = (name: string) =>
    page.getByRole("navigation", { name: /^Parts of / }).getByRole("link", { name, exact: true });
  await tab("Settings").click();
  await page.getByLabel("Quota (GB)").fill("3");
  await page.getByRole("checkbox", { name: /^Webmail/ }).uncheck();
  await console.save();
  await page.reload();
  await expect(page.getByLabel("Quota (GB)")).toHaveValue("3");
  await expect(page.getByRole("checkbox", { name: /^Webmail/ })).not.toBeChecked();
  expect(await show(name)).toMatchObject({ quotaBytes: 3 * gibibyte, webmail: false });

  await tab("Overview").click();
  await page.getByRole("link", { name: "Copy", exact: true }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${name} (copy)`);
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(console.heading).toHaveText(`${name} (copy)`);
  expect(await show(`${name} (copy)`)).toMatchObject({ quotaBytes: 3 * gibibyte, webmail: false });

  await console.open("/admin/templates");
  await page.getByLabel("Search by name").fill(name.toUpperCase());
  await page.getByRole("button", { name: "Search" }).click();
  await expect(console.row(name)).toHaveCount(2);
  await page.getByRole("link", { name: `${name} (copy)` }).click();
  await console.confirm("Delete");
  await expect(page).toHaveURL(/\/admin\/templates$/);
  await expect(console.heading).toHaveText("Templates");
  await expect(letterlock(["template", "show", `${name} (copy)`])).rejects.toThrow("not-found");
});

test("wrong entries are shown at their fields, and nothing that was typed is lost", async ({
  page,
  goTo,
}) => {
  const console = new ConsolePage(page);
  await goTo("/admin/templates/new");
  await page.getByLabel("Name", { exact: true }).fill("default");
  await page.getByLabel("Quota (GB)").fill("lots");
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByLabel("Quota (GB)")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Quota (GB)").fill("7");
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(console.problem.or(page.locator("[aria-invalid=true]")).first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("default");
  await expect(page.getByLabel("Quota (GB)")).toHaveValue("7");
});

test("of two people who change a template at once, the second is told what the first did", async ({
  page,
  superadmin,
  browser,
}) => {
  const name = unique("both");
  await letterlock(["template", "create", name, "--quota", String(gibibyte)]);
  const { id } = await letterlock<{ id: string }>(["template", "show", name]);
  const other = await (await browser.newContext({ storageState: superadmin.state })).newPage();
  const [first, second] = [new ConsolePage(page), new ConsolePage(other)];
  await first.open(`/admin/templates/${id}/settings`);
  await second.open(`/admin/templates/${id}/settings`);
  await page.getByLabel("Quota (GB)").fill("4");
  await first.save();
  await other.getByLabel("Quota (GB)").fill("9");
  await other.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(second.problem).toContainText(/quota.*4/is);
  await expect(other.getByLabel("Quota (GB)")).toHaveValue("9");
  expect(await show(name)).toMatchObject({ quotaBytes: 4 * gibibyte });
  await other.context().close();
});

test("a template that a domain gives cannot be deleted, and it says where it is used", async ({ page }) => {
  const name = unique("given");
  const domain = `${name}.test`;
  await letterlock(["template", "create", name]);
  await letterlock(["domain", "create", domain, "--default-template", name]);
  const { id } = await letterlock<{ id: string }>(["template", "show", name]);
  const console = new ConsolePage(page);
  await console.open(`/admin/templates/${id}`);
  await expect(console.card("Usage")).toContainText(domain);
  await console.confirm("Delete");
  await expect(console.dialog.getByRole("alert")).toContainText(domain);
  await expect(show(name)).resolves.toBeTruthy();
});

test("a domain admin sees templates and can change none", async ({ asDomainAdmin }) => {
  await newMailbox("templated");
  const { page } = await asDomainAdmin(["demo.test"]);
  const console = new ConsolePage(page);
  await console.open("/domain-admin/templates");
  await page.getByRole("link", { name: "default", exact: true }).click();
  await expect(console.heading).toHaveText("default");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
});

test("what a template would change in its mailboxes is shown, and applied to them after asking", async ({
  page,
}) => {
  const name = unique("spread");
  await letterlock(["template", "create", name, "--quota", "1G"]);
  const people = [`${unique("a")}@demo.test`, `${unique("b")}@demo.test`];
  for (const address of people) await letterlock(["mailbox", "create", address, "--template", name]);
  const [free = "", pinned = ""] = people;
  await letterlock(["mailbox", "update", pinned, "--quota", "3G"]);
  const { id } = await letterlock<{ id: string }>(["template", "show", name]);
  const console = new ConsolePage(page);
  await console.open(`/admin/templates/${id}/settings`);
  await page.getByLabel("Quota (GB)").fill("2");
  await page.getByRole("checkbox", { name: /^Require a second factor/ }).check();
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  const foreseen = console.card("Settings").getByRole("status");
  await expect(foreseen).toContainText("2 mailboxes would change.");
  await expect(foreseen).toContainText("Quota: 1 GB → 2 GB");
  await expect(foreseen).toContainText("Pinned: Quota");
  expect(await show(name)).toMatchObject({ quotaBytes: gibibyte });
  await expect(page.getByLabel("Quota (GB)")).toHaveValue("2");

  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Apply", exact: true }).click();
  await page.getByRole("button", { name: "Preview changes" }).click();
  await page.getByRole("button", { name: "Apply to 2 mailboxes…" }).click();
  await console.dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("2 of 2 mailboxes changed.")).toBeVisible();
  const given = (address: string) => letterlock(["mailbox", "show", address]);
  expect(await given(free)).toMatchObject({ quotaBytes: 2 * gibibyte, requireSecondFactor: true });
  expect(await given(pinned)).toMatchObject({ quotaBytes: 3 * gibibyte, requireSecondFactor: true });
});
