import { logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";

test("the first steps tick themselves by real logins, and the backup is confirmed and recorded", async ({
  page,
  goTo,
  superadmin,
}) => {
  await letterlock([
    "settings",
    "set",
    "setup",
    JSON.stringify({ secretBackedUp: false, checklistHidden: false }),
  ]);
  const { address } = await newDomainFixture();
  await logins.imap(demoStack(), await newAppPassword(address, "imap"));
  const card = page.getByRole("region", { name: "First steps" });
  const done = card.getByRole("list", { name: "Done" });
  await expect(async () => {
    await goTo("/admin");
    await expect(done).toContainText("Let Dovecot ask about logins", { timeout: 2_000 });
  }).toPass();
  for (const step of ["Add a domain", "Create a template", "Set up your second factor"])
    await expect(done).toContainText(step);
  await expect(done).not.toContainText("Back up the secret");

  await card.getByRole("button", { name: "I have a backup" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Yes, it is backed up" }).click();
  await expect(done).toContainText("Back up the secret");
  await goTo("/admin/audit");
  await expect(page.getByRole("row").filter({ hasText: "Settings changed" }).first()).toContainText(
    superadmin.login,
  );
});
