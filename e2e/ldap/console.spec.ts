import { readFileSync } from "node:fs";
import { expect, test } from "../browser/console-test";
import { ProviderPage } from "../browser/pages/provider-page";
import { WizardPage } from "../browser/pages/wizard-page";
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
    const wizard = new WizardPage(page);
    await wizard.begin("ldap", slug);
    await wizard.field("Server URLs").fill(url);
    await wizard.field("Base DN").fill(baseDn);
    await page.getByText("StartTLS and certificates").click();
    await wizard.field("CA certificates").fill(readFileSync(demoStack().ca, "utf8"));
    await wizard.field("Bind DN").fill(admin.dn);
    await wizard.field("Bind password").fill("not the password");
    await wizard.test();
    await expect(wizard.result).toHaveText(/^People cannot sign in/);
    await expect(wizard.steps("Failed").first()).toContainText("Bind account");

    await wizard.backToConnect();
    await wizard.field("Bind password").fill(admin.password);
    await wizard.test();
    await expect(wizard.result).toHaveText(/^People can sign in/);
    await wizard.toPeople();
    await wizard.field("Person").fill(person.uid);
    await page.getByRole("button", { name: "Look up", exact: true }).click();
    await expect(page.getByText(/template default/)).toBeVisible();
    await wizard.toSwitchOn();
    await page.getByLabel("Import users").check();
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByText("1 person gets a mailbox")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: person.address })).toContainText("Create");
    expect((await runLetterlock(["mailbox", "show", person.address])).code, "nothing was written").toBe(1);
    await wizard.finish(slug);
    const provider = new ProviderPage(page);
    await provider.openPart(slug, "connection");
    await expect(provider.field("Bind password"), "a stored secret is not shown").toHaveValue("");
    await provider.openPart(slug, "sync");
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
