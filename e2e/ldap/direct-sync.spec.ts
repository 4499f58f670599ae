import { expect, test } from "@playwright/test";
import { answers, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { withEmployees } from "./employees";
import { expectAnswer, expectLetIn } from "./expect-answer";
import { changeLdapPerson, type LdapPerson, lockLdapPerson, readLdap } from "./people";

const show = (address: string) => letterlock<Record<string, unknown>>(["mailbox", "show", address]);

test("people are imported, follow their entries, and leave by the next sync when LDAP locks them", () =>
  withEmployees({}, async ({ add, remove, run }) => {
    const [typed, plain] = [await add({ mailboxType: "staff" }), await add()];
    const name = ({ address }: LdapPerson) => address.split("@")[0];
    expect((await run()).lines).toEqual([typed, plain].map((one) => `create applied ${name(one)}`).sort());
    expect(await show(typed.address)).toMatchObject({ template: "staff", displayName: "Lea Probe" });
    await expectLetIn(plain);
    await expectAnswer(plain, "accepted");

    await changeLdapPerson(plain, "mailboxType", "staff");
    expect((await run()).lines).toEqual([`update applied ${name(plain)}`]);
    expect(await show(plain.address)).toMatchObject({ template: "staff" });

    await lockLdapPerson(plain);
    expect((await run()).lines).toEqual([`disable applied ${name(plain)}`]);
    expect(await show(plain.address)).toMatchObject({ directoryState: "disabled" });
    await expectAnswer(plain, "rejected");

    await remove(typed);
    expect((await run()).lines).toEqual([`missing applied ${name(typed)}`]);
    expect((await run()).lines).toEqual([`disable applied ${name(typed)}`]);
    await expectAnswer(typed, "rejected");
  }));

test("a phone with a stale password asks over and over, and LDAP counts one wrong password", () =>
  withEmployees({}, async ({ add, run }) => {
    const person = await add();
    await run();
    await expectLetIn(person);
    const stale = { ...person, password: "the password of last year" };
    for (let time = 0; time < 4; time++)
      expect((await logins.imap(demoStack(), stale)).text).toMatch(answers.imap.wrong);
    expect(await readLdap(person.dn, "pwdFailureTime")).toHaveLength(1);
    expect((await logins.imap(demoStack(), person)).text).toMatch(answers.imap.accepted);
    await changeLdapPerson(person, "userPassword", stale.password);
    expect((await logins.imap(demoStack(), stale)).text, "it is the right one now").toMatch(
      answers.imap.accepted,
    );
  }));

test("an app password never goes to LDAP", () =>
  withEmployees({}, async ({ add, run }) => {
    const person = await add();
    await run();
    const app = await newAppPassword(person.address, "imap");
    expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
    await letterlock(["app-password", "revoke", app.id]);
    expect((await logins.imap(demoStack(), app)).text, "a phone goes on with it").toMatch(answers.imap.wrong);
    expect(await readLdap(person.dn, "pwdFailureTime")).toEqual([]);
  }));
