import { readFileSync } from "node:fs";
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
