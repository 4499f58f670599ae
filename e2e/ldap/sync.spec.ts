import { expect, test } from "@playwright/test";
import { syncFederation } from "../browser/keycloak-admin";
import { withDirectory } from "../mail/directory";
import { answers, type Login, logins } from "../mail/logins";
import { ssha256 } from "../mail/mail-password";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { addLdapPerson, changeLdapPerson, expectAtKeycloak, removeLdapPerson } from "./people";

const show = (address: string) => letterlock<Record<string, unknown>>(["mailbox", "show", address]);

const byImap = async (login: Login): Promise<string> => (await logins.imap(demoStack(), login)).text;

test("people of LDAP are imported, follow their attributes, and leave when their entries are removed", () =>
  withDirectory({}, async ({ domain, run }) => {
    const typed = await addLdapPerson(domain, { mailboxType: "staff" });
    const plain = await addLdapPerson(domain);
    await expectAtKeycloak(typed, plain);
    const name = ({ address }: Login) => address.split("@")[0];

    expect((await run()).lines).toEqual(
      [typed, plain].map((person) => `create applied ${name(person)}`).sort(),
    );
    expect(await show(typed.address)).toMatchObject({ template: "staff", displayName: "Lea Probe" });
    expect(await show(plain.address)).toMatchObject({ template: "default" });
    const app = await newAppPassword(plain.address, "imap");
    expect(await byImap(app)).toMatch(answers.imap.accepted);

    await changeLdapPerson(plain, "mailboxType", "staff");
    await syncFederation("triggerChangedUsersSync");
    expect((await run()).lines).toEqual([`update applied ${name(plain)}`]);
    expect(await show(plain.address)).toMatchObject({ template: "staff" });

    await removeLdapPerson(plain);
    await syncFederation("triggerFullSync");
    expect((await run()).lines).toEqual([`missing applied ${name(plain)}`]);
    expect(await byImap(app)).toMatch(answers.imap.accepted);
    expect((await run()).lines).toEqual([`disable applied ${name(plain)}`]);
    expect(await byImap(app)).toMatch(answers.imap.rejected);
    await removeLdapPerson(typed);
  }));

test("a hash in an attribute of LDAP opens mail apps, and the LDAP password does not", () =>
  withDirectory({}, async ({ domain, slug, run }) => {
    const password = "a mail password from LDAP";
    const hash = { mailboxPassword: ssha256(password) };
    const person = await addLdapPerson(domain, { mailboxType: "staff", ...hash });
    await expectAtKeycloak(person);
    await letterlock(["provider", "set", slug, "--mail-password"]);
    expect((await run()).lines).toEqual([`create applied ${person.address.split("@")[0]}`]);
    expect(await byImap({ ...person, password })).toMatch(answers.imap.accepted);
    expect(await byImap(person)).toMatch(answers.imap.rejected);
    await removeLdapPerson(person);
  }));
