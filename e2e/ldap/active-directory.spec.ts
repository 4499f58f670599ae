import {
  accountControl,
  accountDn,
  accountLdif,
  accountPassword,
  domainAdministrator,
  domainBase,
  netbiosName,
  realm,
} from "../../lib/testing/active-directory/domain-ldif";
import { type PrivateSamba, startPrivateSamba } from "../../lib/testing/active-directory/private-samba";
import { expect, test } from "../browser/console-test";
import { HomePage } from "../browser/pages/home-page";
import { LoginPage } from "../browser/pages/login-page";
import { WizardPage } from "../browser/pages/wizard-page";
import { unique } from "../browser/unique";
import { runSync } from "../mail/directory";
import { answers, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock, runLetterlock } from "../stack";
import { expectAnswer, expectLetIn } from "./expect-answer";

/** A domain controller, and a person whose address is in a mail domain of this test's own. */
async function withDomain(
  work: (samba: PrivateSamba, person: { name: string; address: string }, domain: string) => Promise<void>,
): Promise<void> {
  const name = unique("ad");
  const domain = `${name}.test`;
  const samba = await startPrivateSamba();
  try {
    await letterlock(["domain", "create", domain]);
    const person = { name, address: `ada@${domain}` };
    await samba.modify(accountLdif(name, { mail: person.address }));
    await work(samba, person, domain);
  } finally {
    await samba.stop();
  }
}

/** Connects the controller as an administrator does in the console. */
async function connect(wizard: WizardPage, slug: string, { ldaps, authority }: PrivateSamba, domain: string) {
  await wizard.begin("ldap", slug);
  await wizard.field("Directory type").selectOption("Active Directory");
  await wizard.field("Server URLs").fill(ldaps);
  await wizard.field("Base DN").fill(domainBase);
  await wizard.page.getByText("StartTLS and certificates").click();
  await wizard.field("CA certificates").fill(authority);
  await wizard.field("Bind DN").fill(domainAdministrator.name);
  await wizard.field("Bind password").fill(domainAdministrator.password);
  await wizard.test();
  await expect(wizard.result).toHaveText(/^People can sign in/);
  await wizard.toPeople();
  await wizard.field("Mail domains").fill(domain);
  await wizard.toSwitchOn();
  await wizard.finish(slug);
}

test("an administrator connects Active Directory, whose people sign in by each of their names until they are disabled there", async ({
  page,
  otherPage,
}) => {
  // For a controller that is made while everything else of the run wants the processor.
  test.setTimeout(600_000);
  await withDomain(async (samba, { name, address }, domain) => {
    const slug = unique("ad");
    await connect(new WizardPage(page), slug, samba, domain);
    try {
      const [login, home] = [new LoginPage(otherPage), new HomePage(otherPage)];
      for (const given of [name, `${netbiosName}\\${name}`, `${name}@${realm}`]) {
        await otherPage.context().clearCookies();
        await login.open();
        await login.signInLocally(given, accountPassword);
        await home.expectOwner(address, `Ada ${name}`);
      }
      await expect(home.section("Storage")).toContainText("1 GB");
      expect(await letterlock(["mailbox", "show", address])).toMatchObject({ template: "default" });

      const app = await newAppPassword(address, "imap");
      expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
      const person = { address, password: accountPassword };
      await expectLetIn(person);

      await samba.modify(
        `dn: ${accountDn(name)}\nchangetype: modify\nreplace: userAccountControl\nuserAccountControl: ${accountControl.disabled}\n`,
      );
      expect((await runSync(slug)).lines).toEqual(["disable applied ada"]);
      await otherPage.reload();
      await login.expectOpen();
      await login.signInLocally(name, accountPassword);
      await login.expectRefusal("Your account is disabled");
      await expectAnswer(person, "rejected");
      expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.rejected);
    } finally {
      await runLetterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
    }
  });
});
