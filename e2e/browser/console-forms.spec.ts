import { letterlock } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";
import { ConsolePage } from "./pages/console-page";

test("a long form answers where one pressed, and leads to the first mistake", async ({ page }) => {
  const { address } = await newDomainFixture();
  const console = new ConsolePage(page);
  await console.open(`/admin/mailboxes/${encodeURIComponent(address)}/settings`);
  const settings = console.card("Settings");
  const save = settings.getByRole("button", { name: "Save changes", exact: true });
  await settings.getByLabel("Name", { exact: true }).fill("Renamed");
  await save.click();
  await expect(settings.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expect(settings.getByText("Saved. What you changed is now pinned.")).toBeInViewport();
  await settings.getByLabel(/Quota \(GB\)/).fill("much");
  await save.click();
  await expect(settings.getByRole("alert")).toBeVisible();
  await expect(settings.getByLabel(/Quota \(GB\)/)).toBeFocused();
  await expect(settings.getByLabel(/Quota \(GB\)/)).toBeInViewport();
});

test("what was typed is not lost by a link without a question, and is not asked about once saved", async ({
  page,
}) => {
  const { domain } = await newDomainFixture();
  const console = new ConsolePage(page);
  await console.open(`/admin/domains/${domain}/settings`);
  const toLogins = page.getByRole("link", { name: "Logins", exact: true }).first();
  const field = page.getByLabel("Maximum mailboxes");
  await field.fill("7");
  await toLogins.focus();
  await page.keyboard.press("Enter");
  await expect(console.dialog).toContainText("Leave without saving?");
  await page.keyboard.press("Escape");
  await expect(console.dialog).toHaveCount(0);
  await expect(toLogins, "the keyboard is where it was").toBeFocused();
  await expect(field).toHaveValue("7");
  await console.save();
  await toLogins.click();
  await expect(page).toHaveURL(/\/admin\/logins$/);
  expect(await letterlock(["domain", "show", domain])).toMatchObject({ maxMailboxes: 7 });

  await page.goBack();
  await field.fill("9");
  await page.evaluate(() => history.forward());
  await expect(console.dialog).toContainText("Leave without saving?");
  await console.dialog.getByRole("button", { name: "Stay on this page" }).click();
  await expect(field).toHaveValue("9");
  await toLogins.click();
  await console.dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/admin\/logins$/);
  expect(await letterlock(["domain", "show", domain])).toMatchObject({ maxMailboxes: 7 });
});

test("long names push nothing out of place, and a mistake moves no neighbour", async ({ page }) => {
  const { domain } = await newDomainFixture();
  const address = `${"l".repeat(64)}@${domain}`;
  await letterlock(["mailbox", "create", address, "--password-stdin"], "a good password 1");
  await letterlock(["alias", "create", `${"a".repeat(64)}@${domain}`, address]);
  const console = new ConsolePage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ["/admin/mailboxes", "/admin/aliases"]) {
    await console.open(`${path}?search=${domain}`);
    const table = page.getByRole("table");
    await expect(table).toBeVisible();
    const overhang = await table.evaluate((element) => {
      const box = element.parentElement as HTMLElement;
      return box.scrollWidth - box.clientWidth;
    });
    expect(overhang, path).toBeLessThanOrEqual(0);
  }
  await console.open(`/admin/domains/${domain}/settings`);
  const neighbour = page.getByLabel("Maximum quota per mailbox (GB)");
  const before = await neighbour.boundingBox();
  await page.getByLabel("Maximum mailboxes").fill("many");
  await page.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(page.getByLabel("Maximum mailboxes")).toHaveAttribute("aria-invalid", "true");
  const after = await neighbour.boundingBox();
  const own = await page.getByLabel("Maximum mailboxes").boundingBox();
  expect(after?.y).toBe(own?.y);
  expect(after?.height).toBe(before?.height);
});

test("the button that saves is always in view, inactive while nothing is changed, and covers nothing that has the focus", async ({
  page,
}) => {
  const { address } = await newDomainFixture();
  const console = new ConsolePage(page);
  // As wide and high as a small window at 200 %, and a phone.
  for (const viewport of [
    { width: 640, height: 400 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await console.open(`/admin/mailboxes/${encodeURIComponent(address)}/settings`);
    const settings = console.card("Settings");
    const save = settings.getByRole("button", { name: "Save changes", exact: true });
    await settings.getByRole("heading", { level: 2 }).evaluate((heading) => heading.scrollIntoView());
    await expect(save).toBeInViewport({ ratio: 1 });
    await expect(save).toBeDisabled();
    await expect(save).toHaveAccessibleDescription("Nothing to save.");
    // What was saved at the first size is pinned at the second, and labelled so.
    const name = settings.getByRole("textbox", { name: /^Name/ });
    await name.focus();
    const places = async () => [await name.boundingBox(), await save.boundingBox()];
    const before = await places();
    await page.keyboard.type("x");
    await expect(save).toBeEnabled();
    await expect(save).toHaveAccessibleDescription("");
    expect(await places(), "nothing moves by that").toEqual(before);
    await page.keyboard.press("Backspace");
    await expect(save, "changed back").toBeDisabled();
    await page.keyboard.type("x");
    for (let field = 0; field < 18; field++) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const bar = focused.closest("form")?.querySelector("[data-save-bar]");
        if (!bar || bar.contains(focused)) return null;
        const [own, over] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
        const overlaps = own.bottom > over.top && own.top < over.bottom;
        return overlaps ? (focused.getAttribute("name") ?? focused.tagName) : null;
      });
      expect(covered).toBeNull();
    }
    await save.click();
    await expect(settings.getByText("Saved. What you changed is now pinned.")).toBeInViewport();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
  }
});

test("a change that is not saved is asked about before another part of the thing is shown", async ({
  page,
}) => {
  const { address } = await newDomainFixture();
  const console = new ConsolePage(page);
  await console.open(`/admin/mailboxes/${encodeURIComponent(address)}/settings`);
  const name = console.card("Settings").getByLabel("Name", { exact: true });
  await name.fill("Not saved");
  const tab = page.getByRole("link", { name: "Sign-in", exact: true });
  await tab.click();
  await expect(console.dialog).toContainText("Leave without saving?");
  await console.dialog.getByRole("button", { name: "Stay on this page" }).click();
  await expect(name).toHaveValue("Not saved");
  await tab.click();
  await console.dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(tab).toHaveAttribute("aria-current", "page");
});

test("a mistake moves nothing beside it, in the form of a mailbox as well", async ({ page }) => {
  const { address } = await newDomainFixture();
  const console = new ConsolePage(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await console.open(`/admin/mailboxes/${encodeURIComponent(address)}/settings`);
  const settings = console.card("Settings");
  const [quota, beside] = [
    settings.getByLabel(/^Quota \(GB\)/),
    settings.getByLabel("Start page", { exact: true }),
  ];
  await quota.fill("much");
  await settings.getByRole("button", { name: "Save changes", exact: true }).click();
  await expect(quota).toHaveAttribute("aria-invalid", "true");
  const [own, other] = [await quota.boundingBox(), await beside.boundingBox()];
  expect(other?.y).toBe(own?.y);
  expect(other?.height).toBe(own?.height);
});
