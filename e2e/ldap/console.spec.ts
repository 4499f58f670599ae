import { readFileSync } from "node:fs";
import { expect, test } from "../browser/console-test";
import { ProviderPage } from "../browser/pages/provider-page";
import { unique } from "../browser/unique";
import { answers, logins } from "../mail/logins";
import { demoStack, letterlock, runLetterlock } from "../stack";
import { withUnit } from "./employees";

test("an administrator connects LDAP in the console, tests it and imports its people, who then sign in", async ({
  page,
}) =>
  withUnit(async ({ baseDn, add }) => {
    const person = await add();
    const slug = unique("console");
    const { url, admin } = demoStack().ldap;
    const provider = new ProviderPage(page);
    await provider.openNew(slug, "ldap");
    await provider.field("Server URLs").fill(url);
    await provider.field("Base DN").fill(baseDn);
    await provider.field("CA certificates").fill(readFileSync(demoStack().ca, "utf8"));
    await provider.field("Bind DN").fill(admin.dn);
    await provider.field("Bind password").fill("not the password");
    await provider.field("Default template").selectOption({ label: "default" });
    await provider.testConnection();
    await expect(provider.result).toHaveText(/^People cannot sign in/);
    await expect(provider.steps("Failed").first()).toContainText("Bind account");

    await provider.field("Bind password").fill(admin.password);
    await provider.testConnection(person.uid);
    await expect(provider.result).toHaveText(/^People can sign in/);
    await expect(provider.steps("Works").last()).toContainText(/template default/);
    await page.getByLabel("Import users").check();
    await provider.create();
    await expect(page).toHaveURL(`${demoStack().portal}/admin/providers/${slug}`);
    await expect(provider.field("Bind password"), "a stored secret is not shown").toHaveValue("");
    try {
      await provider.card("Sync").getByRole("button", { name: "Preview" }).click();
      await expect(provider.row(person.address)).toContainText("Planned");
      await provider.card("Nothing has been applied yet").getByRole("button", { name: "Run now" }).click();
      await expect(provider.row(person.address)).toContainText("Applied");
      expect((await logins.imap(demoStack(), person)).text).toMatch(answers.imap.accepted);
      expect(await letterlock(["provider", "show", slug])).toMatchObject({ baseDn, clientId: admin.dn });
    } finally {
      await runLetterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
    }
  }));
