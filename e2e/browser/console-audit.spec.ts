import { readFileSync } from "node:fs";
import { changeRows, readRows } from "../database";
import { answers, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";
import { ConsoleMailboxPage } from "./pages/console-mailbox-page";

test("a change is in the audit trail with who, before and after; as a file too; for the domain's admin too", async ({
  page,
  goTo,
  superadmin,
  asDomainAdmin,
}) => {
  const { domain, address } = await newDomainFixture();
  const mailbox = new ConsoleMailboxPage(page);
  await mailbox.open("/admin", address, "/settings");
  await mailbox.name.fill("Auda Audited");
  await mailbox.save();
  await expect(mailbox.settings.getByText("Saved.")).toBeVisible();

  const trail = `audit?subject=${encodeURIComponent(address)}&action=mailbox.update`;
  await goTo(`/admin/${trail}`);
  const row = page.getByRole("row").filter({ hasText: "Auda Audited" });
  await expect(row).toContainText(superadmin.login);
  await expect(row).toContainText(address);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "JSON Lines" }).click(),
  ]);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { subjectLabel: address, actorLabel: superadmin.login },
  ]);

  const { page: domainAdmin } = await asDomainAdmin([domain]);
  await domainAdmin.goto(new URL(`/domain-admin/${trail}`, page.url()).href);
  await expect(domainAdmin.getByRole("row").filter({ hasText: "Auda Audited" })).toBeVisible();
  await domainAdmin.goto(new URL("/domain-admin/audit?subject=lena%40demo.test", page.url()).href);
  await expect(domainAdmin.getByRole("row")).toHaveCount(0);
});

test("the overview says what works and what needs attention", async ({ page, goTo }) => {
  await goTo("/admin");
  for (const title of ["Needs attention", "Logins", "Health"])
    await expect(page.getByRole("region", { name: title }).first()).toBeVisible();
  const health = page.getByRole("region", { name: "Health" });
  // A page shows what it found when it was asked for; a part that was slow at that moment works when asked again.
  await expect(async () => {
    await page.reload();
    for (const part of ["Portal", "Database", "Gate", "Dovecot", "Keycloak"])
      await expect(health.getByRole("listitem").filter({ hasText: part }).first()).toContainText("Working", {
        timeout: 5_000,
      });
  }).toPass();
});

/** Lets the logins of an address by one door be so many days older. */
const ageLogins = (address: string, door: string, days: string) =>
  changeRows("update login_attempt set last_at = last_at - interval ? day where address = ? and door = ?", [
    days,
    address,
    door,
  ]);

test("a domain admin's overview counts what is in its domains, and logins over the chosen time", async ({
  asDomainAdmin,
}) => {
  const { domain, address } = await newDomainFixture();
  const app = await newAppPassword(address, "imap");
  const wrong = { address, password: "a wrong password" };
  expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
  expect((await logins.pop3(demoStack(), wrong)).text).toMatch(answers.pop3.rejected);
  expect((await logins.sieve(demoStack(), wrong)).text).toMatch(answers.sieve.rejected);
  await expect
    .poll(() => readRows("select id from login_attempt where address = ?", [address]), {
      message: "the log follows within a second or two",
    })
    .toHaveLength(3);
  await ageLogins(address, "imap", "3");
  await ageLogins(address, "pop3", "20");

  const { page } = await asDomainAdmin([domain]);
  await expect(page.getByRole("region", { name: "Totals" }).getByRole("listitem")).toHaveText([
    /^1\s*domain$/,
    /^1\s*mailbox$/,
    /^1\s*active person this week$/,
    /^1\s*device$/,
  ]);
  const chart = page.getByRole("region", { name: "Logins", exact: true });
  const ranges = chart.getByRole("navigation", { name: "Period" });
  const expectSums = (range: string, sums: string) =>
    expect(
      chart.getByRole("img", { name: `Logins in the last ${range}: ${sums}, 0 unavailable.` }),
    ).toBeVisible();
  await expectSums("24 hours", "0 accepted, 1 rejected");
  await ranges.getByRole("link", { name: "30 days" }).click();
  await expectSums("30 days", "1 accepted, 2 rejected");
  await ranges.getByRole("link", { name: "7 days" }).click();
  await expectSums("7 days", "1 accepted, 1 rejected");
  await expect(page).toHaveURL(/\/domain-admin\?range=week/);
  await page.reload();
  await expectSums("7 days", "1 accepted, 1 rejected");
  await expect(ranges.getByRole("link", { name: "7 days" })).toHaveAttribute("aria-current", "true");
});
