import { clearUserCache, switchFederation } from "../browser/keycloak-admin";
import { expect, test } from "../browser/test";
import { type Directory, withDirectory } from "../mail/directory";
import { answers, type Login, logins, mailProtocols } from "../mail/logins";
import { newAppPassword, newMailbox } from "../mail/mailbox";
import { demoStack, letterlock, part } from "../stack";
import { type Employees, withEmployees } from "./employees";
import { expectLetIn } from "./expect-answer";
import { addLdapPerson, expectAtKeycloak, type LdapPerson, removeLdapPerson } from "./people";

test.setTimeout(150_000); // Keycloak tries LDAP for each person anew

/** Two people, fewer than the guard would ask for, with mailboxes and an app password. */
async function setUp({ domain, run }: Directory) {
  const people: [LdapPerson, LdapPerson] = [
    await addLdapPerson(domain, { mailboxType: "staff" }),
    await addLdapPerson(domain),
  ];
  await expectAtKeycloak(...people);
  expect((await run()).lines).toHaveLength(people.length);
  return { people, app: await newAppPassword(people[0].address, "imap") };
}

/** A run that misses somebody once is enough for a deprovisioned user here, and nobody may be one. */
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

test("LDAP stopped: nobody of it is taken for deprovisioned, mail goes on, and single sign-on mends itself", ({
  login,
  keycloak,
  home,
}) =>
  withDirectory(atOnce, async (directory) => {
    const { people, app } = await setUp(directory);
    const person = await addLdapPerson("demo.test");
    part("slapd", "stop");
    try {
      await expectNobodyLeaves(directory, app);
      await login.open();
      await login.signOnWith("Keycloak");
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

test("the federation switched off at Keycloak: nobody of LDAP is taken for deprovisioned either", () =>
  withDirectory(atOnce, async (directory) => {
    const { people, app } = await setUp(directory);
    await switchFederation(false);
    try {
      await expectNobodyLeaves(directory, app);
    } finally {
      await switchFederation(true);
    }
    expect((await directory.run()).lines).toEqual([]);
    for (const one of people) await removeLdapPerson(one);
  }));

/** How long a mail app waits for an answer at most, whatever is down. */
const limitMs = 3_000;

async function expectEverywhere(login: Login, answer: "accepted" | "temporary"): Promise<void> {
  for (const protocol of mailProtocols) {
    const { text, milliseconds } = await logins[protocol](demoStack(), login);
    expect(text, protocol).toMatch(answers[protocol][answer]);
    expect(milliseconds, protocol).toBeLessThan(limitMs);
  }
}

/** Somebody of LDAP with an app password, and somebody who has nothing to do with it. */
async function setUpEmployee({ add, run }: Employees) {
  const person = await add();
  await run();
  const app = await newAppPassword(person.address, "imap,pop3,smtp,sieve");
  const local = await newMailbox("beside");
  await expectLetIn(person);
  await expectEverywhere(person, "accepted");
  return { person, app, local };
}

async function expectOutage({ person, app, local }: Awaited<ReturnType<typeof setUpEmployee>>) {
  await expectEverywhere({ ...person, password: "not tried before" }, "temporary");
  await expectEverywhere(app, "accepted");
  await expectEverywhere(local, "accepted");
}

test("LDAP stopped: its passwords are an outage everywhere, nobody leaves, and it mends itself", () =>
  withEmployees({ sync: atOnce }, async (employees) => {
    const made = await setUpEmployee(employees);
    const { person } = made;
    part("slapd", "stop");
    try {
      await expectOutage(made);
      const { state, lines } = await employees.run();
      expect({ state, lines }).toEqual({ state: "failed", lines: [] });
    } finally {
      part("slapd", "start");
    }
    await expectLetIn(person);
    expect((await employees.run()).lines).toEqual([]);
  }));

test("LDAP hanging: its passwords are an outage everywhere within 3 s", () =>
  withEmployees({}, async (employees) => {
    const made = await setUpEmployee(employees);
    part("slapd", "pause");
    try {
      await expectOutage(made);
    } finally {
      part("slapd", "continue");
    }
    await expectLetIn(made.person);
  }));
