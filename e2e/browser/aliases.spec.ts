import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { unique } from "./unique";

let domain: string;
let person: string;
let other: string;

// A worker comes here again for each part of the file that it is given.
test.beforeAll(async () => {
  domain = `${unique("aliases")}.test`;
  person = `person@${domain}`;
  other = `other@${domain}`;
  await letterlock(["domain", "create", domain]);
  for (const address of [person, other])
    await letterlock(["mailbox", "create", address, "--password-stdin"], "a good long password");
});

test("an alias is made from a mailbox's page, led elsewhere, found, and deleted", async ({ page, goTo }) => {
  const alias = `sales@${domain}`;
  await goTo(`/admin/mailboxes/${encodeURIComponent(person)}/aliases`);
  await page.getByRole("region", { name: "Aliases" }).getByRole("link", { name: "New alias" }).click();
  await expect(page.getByLabel("Mailbox", { exact: true })).toHaveValue(person);
  await page.getByLabel("Alias", { exact: true }).fill(other);
  await page.getByRole("button", { name: "Create alias" }).click();
  await expect(page.getByText("already used by a mailbox or an alias")).toBeVisible();
  await page.getByLabel("Alias", { exact: true }).fill(alias);
  await page.getByLabel("Last day").fill("2020-01-31");
  await page.getByRole("button", { name: "Create alias" }).click();
  await expect(page.getByText("Must be in the future.")).toBeVisible();
  await page.getByLabel("Last day").fill("2099-01-31");
  await page.getByRole("button", { name: "Create alias" }).click();
  await expect(page.getByRole("heading", { level: 1, name: alias })).toBeVisible();

  await page.getByLabel("Mailbox", { exact: true }).fill(`nobody@${domain}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(`Mailbox not found: nobody@${domain}`)).toBeVisible();
  await page.getByLabel("Mailbox", { exact: true }).fill(other);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const shown = await letterlock<{ mailbox: string; expiresAt: string }>(["alias", "show", alias]);
  expect(shown).toMatchObject({ mailbox: other, expiresAt: "2099-01-31T23:59:59.000Z" });

  await goTo(`/admin/aliases?search=${domain}&kind=temporary&order=end`);
  await page.getByRole("link", { name: alias }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/admin\/aliases$/);
  await goTo(`/admin/aliases?search=${domain}`);
  await expect(page.getByText("Nothing matches your search.")).toBeVisible();
});

test("a stale edit is refused with the difference", async ({ page, goTo }) => {
  const alias = `stale@${domain}`;
  await letterlock(["alias", "create", alias, person]);
  await goTo(`/admin/aliases/${encodeURIComponent(alias)}`);
  await letterlock(["alias", "update", alias, "--description", "From the command line"]);
  await page.getByRole("checkbox", { name: /Receives mail/ }).uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("was changed while you were editing it.")).toBeVisible();
  await expect(page.getByText("From the command line")).toBeVisible();
  expect(await letterlock(["alias", "show", alias])).toMatchObject({ state: "open" });
});

test("a domain admin sees and makes those of its domains only", async ({ asDomainAdmin }) => {
  const foreign = `${unique("foreign")}@demo.test`;
  await letterlock(["alias", "create", foreign, (await newMailbox("foreign")).address]);
  await letterlock(["alias", "create", `own@${domain}`, person]);
  const { page } = await asDomainAdmin([domain]);
  await page.getByRole("link", { name: "Aliases" }).click();
  await expect(page.getByRole("link", { name: `own@${domain}` })).toBeVisible();
  await expect(page.getByText(foreign)).toHaveCount(0);
  await page.getByRole("link", { name: "New alias" }).click();
  await page.getByLabel("Alias", { exact: true }).fill(foreign);
  await page.getByLabel("Mailbox", { exact: true }).fill(person);
  await page.getByRole("button", { name: "Create alias" }).click();
  await expect(page.getByText("You can't manage aliases in demo.test.")).toBeVisible();
});
