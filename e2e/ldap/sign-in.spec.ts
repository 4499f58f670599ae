import { expect, test } from "../browser/test";
import { answers, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { addLdapPerson, type LdapPerson, removeLdapPerson } from "./people";

async function withPerson(
  attributes: Readonly<Record<string, string>>,
  work: (person: LdapPerson) => Promise<void>,
) {
  const person = await addLdapPerson("demo.test", attributes);
  try {
    await work(person);
  } finally {
    await removeLdapPerson(person);
  }
}

const show = (address: string) => letterlock<Record<string, unknown>>(["mailbox", "show", address]);

test("a person of LDAP signs in with name and password of LDAP, and its attribute gives the template", async ({
  login,
  keycloak,
  home,
}) => {
  await withPerson({ mailboxType: "staff" }, async (person) => {
    await login.open();
    await login.signOnWith("Keycloak");
    await keycloak.logIn(person.uid, person.password);
    await home.expectOwner(person.address, "Lea Probe");
    await expect(home.section("Storage")).toContainText("5 GB");
    expect(await show(person.address)).toMatchObject({ template: "staff", displayName: "Lea Probe" });
    const stack = demoStack();
    const app = await newAppPassword(person.address, "imap");
    expect((await logins.imap(stack, app)).text).toMatch(answers.imap.accepted);
    const withLdapPassword = await logins.imap(stack, person);
    expect(withLdapPassword.text, "LDAP's own password stays at Keycloak").toMatch(answers.imap.rejected);
  });
});

test("a person of LDAP without the attribute signs in by the address and gets the default template", async ({
  login,
  keycloak,
  home,
}) => {
  await withPerson({}, async (person) => {
    await login.open();
    await login.signOnWith("Keycloak");
    await keycloak.logIn(person.address, person.password);
    await home.expectOwner(person.address, "Lea Probe");
    await expect(home.section("Storage")).toContainText("1 GB");
    expect(await show(person.address)).toMatchObject({ template: "default" });
  });
});
