import { clearUserCache, switchFederation } from "../browser/keycloak-admin";
import { expect, test } from "../browser/test";
import { type Directory, withDirectory } from "../mail/directory";
import { answers, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock, part } from "../stack";
import { addLdapPerson, expectAtKeycloak, type LdapPerson, removeLdapPerson } from "./people";

test.setTimeout(150_000); // Keycloak tries LDAP for each person anew

/** Two people, fewer than the guard would ask for, with mailboxes and an app password. */
async function settle({ domain, run }: Directory) {
  const people: [LdapPerson, LdapPerson] = [
    await addLdapPerson(domain, { mailboxType: "staff" }),
    await addLdapPerson(domain),
  ];
  await expectAtKeycloak(...people);
  expect((await run()).lines).toHaveLength(people.length);
  return { people, app: await newAppPassword(people[0].address, "imap") };
}

/** A run that misses somebody once is enough for a leaver here, and nobody may be one. */
const atOnce = { missesBeforeLeaving: 1 };

async function expectNobodyLeaves({ run }: Directory, app: { address: string; password: string }) {
  // Keycloak remembers people for a while; only without that it asks LDAP, and then calls everybody disabled.
  await clearUserCache();
  const { state, lines, counts } = await run();
  expect({ state, lines }).toEqual({ state: "done", lines: [] });
  expect(counts["passed-over.federation-silent"]).toBeGreaterThanOrEqual(2);
  expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
  const mailbox = await letterlock(["mailbox", "show", app.address]);
  expect(mailbox).toMatchObject({ directoryState: "present" });
}

test("LDAP stopped: nobody of it is taken for a leaver, mail goes on, and single sign-on mends itself", ({
  login,
  keycloak,
  home,
}) =>
  withDirectory(atOnce, async (directory) => {
    const { people, app } = await settle(directory);
    const person = await addLdapPerson("demo.test");
    part("slapd", "stop");
    try {
      await expectNobodyLeaves(directory, app);
      await login.open();
      await login.provider("Keycloak").click();
      await keycloak.logIn(person.uid, person.password);
      await expect(keycloak.page.getByText("Invalid username or password")).toBeVisible();
    } finally {
      part("slapd", "start");
    }
    expect((await directory.run()).lines).toEqual([]);
    await keycloak.logIn(person.uid, person.password);
    await home.expectOwner(person.address, "Lea Probe");
    for (const one of [...people, person]) await removeLdapPerson(one);
  }));

test("the federation switched off at Keycloak: nobody of LDAP is taken for a leaver either", () =>
  withDirectory(atOnce, async (directory) => {
    const { people, app } = await settle(directory);
    await switchFederation(false);
    try {
      await expectNobodyLeaves(directory, app);
    } finally {
      await switchFederation(true);
    }
    expect((await directory.run()).lines).toEqual([]);
    for (const one of people) await removeLdapPerson(one);
  }));
