import { watchTab } from "../browser/open-tab";
import { expect, test } from "../browser/test";
import { expectFollowed, measuredSince, promisedMs } from "../directory-events";
import { allClosed, openEverything, openIdle } from "../mail/connections";
import { answers, type Login, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, runLetterlock } from "../stack";
import { withEmployees } from "./employees";
import { expectAnswer, expectLetIn } from "./expect-answer";
import { lockLdapPerson, unlockLdapPerson } from "./people";

const byImap = async (login: Login): Promise<string> => (await logins.imap(demoStack(), login)).text;

test("who is locked in LDAP is out of portal and mail within 15 seconds, and who is unlocked is in again", ({
  login,
  home,
  page,
}) =>
  withEmployees({ sync: { notices: true } }, async ({ slug, add }) => {
    test.setTimeout(240_000);
    await expectFollowed(slug);
    const person = await add();
    await measuredSince("the change in LDAP", "a new person has a mailbox", async () => {
      const { code } = await runLetterlock(["mailbox", "show", person.address]);
      return code === 0;
    });

    await login.open();
    await login.signInLocally(person.uid, person.password);
    await home.expectOwner(person.address, "Lea Probe");
    const isOpen = watchTab(page);
    expect(await isOpen()).toBe(true);
    await expectLetIn(person);
    const app = await newAppPassword(person.address, "imap,pop3,smtp,sieve");
    const open = [...(await openIdle(person)), ...(await openEverything(app))];

    const begun = Date.now();
    await lockLdapPerson(person);
    const [closedMs] = await Promise.all([
      allClosed("locked in LDAP", open, begun),
      measuredSince(
        "the change in LDAP",
        "who was locked is out of the portal and of mail apps",
        async () => {
          const [isIn, answer] = [await isOpen(), await byImap(app)];
          return !isIn && answers.imap.rejected.test(answer);
        },
      ),
    ]);
    expect(closedMs, "open mail connections").toBeLessThan(promisedMs);
    await expectAnswer(app, "rejected");
    await expectAnswer(person, "rejected");
    await page.reload();
    await login.expectOpen();
    await login.signInLocally(person.uid, person.password);
    await expect(login.problem).toContainText("address or the password is wrong");

    await unlockLdapPerson(person);
    await measuredSince("the change in LDAP", "who was unlocked is let in again", async () =>
      answers.imap.accepted.test(await byImap(app)),
    );
    await expectLetIn(person);
    await login.signInLocally(person.uid, person.password);
    await home.expectOwner(person.address, "Lea Probe");
  }));
