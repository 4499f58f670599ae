import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findMailboxByAddress } from "@/lib/access/queries";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture, makeLdapProvider } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { dnOf, personLdif, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* What Dovecot is told of passwords that a real OpenLDAP checks. */

const uids = ["anna", "ben", "carla", "dora", "emil", "fritz", "gerd", "hanna", "ida"];
const database = testDatabase();
const slapd = testSlapd([...uids, "kim"].map((uid) => personLdif(uid)).join(""));
let calls = 0;
let network = 0;
let providerId = "";

const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
const modify = (dn: string, ...lines: string[]) =>
  slapd().modify(`dn: ${dn}\nchangetype: modify\n${lines.join("\n")}\n`);
const failures = async (uid: string) => (await slapd().read(dnOf(uid), "pwdFailureTime")).length;

/** The answer to one login, from another address each time unless told. */
async function login(uid: string, password = personPassword, { service = "imap", ip = "" } = {}) {
  const real_rip = ip || `10.20.${network}.${++calls & 255}`;
  const answer = await dovecotAuth(
    new Request("http://gate.test/api/dovecot/auth", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: addressOf(uid), password, service, real_rip }),
    }),
  );
  const { success, reason, message } = await answer.json();
  return { status: answer.status, success, reason, message };
}
const mailboxOf = async (uid: string) => {
  const found = await findMailboxByAddress(database.client().db, addressOf(uid));
  if (!found) throw new Error(`${uid} has no mailbox`);
  return found;
};
const setOffline = (offlineMinutes: number) =>
  makeLdapProvider(database.context(), slapd(), { ldap: { offlineMinutes } });
const opened = { status: 200, success: true };
const refused = (reason: string) => ({ status: 401, success: false, reason });

beforeEach(() => void network++);
beforeAll(async () => {
  ({ id: providerId } = await makeLdapFixture(database.context(), slapd()));
  for (const uid of uids)
    await signInWithPassword(
      { ...database.context(), ip: `10.30.0.${++calls}` },
      { address: addressOf(uid), password: personPassword },
    );
});

describe("the directory's password", () => {
  it.each(["imap", "pop3", "submission", "smtp", "sieve"])("opens %s", async (service) => {
    expect(await login("anna", personPassword, { service })).toMatchObject(opened);
    expect(await login("anna", "wrong", { service })).toMatchObject(refused("wrong-password"));
  });

  it("that is wrong and repeated reaches the directory once, also at the same time, and never locks the account", async () => {
    const ip = "10.21.0.1";
    for (let times = 0; times < 12; times++) await login("ben", "old", { ip });
    expect(await failures("ben")).toBe(1);
    await Promise.all(Array.from({ length: 12 }, () => login("ben", "older", { ip })));
    expect(await failures("ben")).toBe(2);
    expect(await login("ben", personPassword, { ip })).toMatchObject(opened);
  });

  it("is the new one as soon as it has been changed there, and the old one is not", async () => {
    expect(await login("carla", "the next one")).toMatchObject(refused("wrong-password"));
    await modify(dnOf("carla"), "replace: userPassword", "userPassword: the next one");
    await modify(dnOf("carla"), "delete: pwdReset");
    expect(await login("carla", "the next one")).toMatchObject(opened);
    expect(await login("carla")).toMatchObject(refused("wrong-password"));
  });

  it("is the same in another form of Unicode", async () => {
    const password = "Pässwört für Ida";
    await modify(
      dnOf("ida"),
      "replace: userPassword",
      `userPassword:: ${Buffer.from(password).toString("base64")}`,
    );
    await modify(dnOf("ida"), "delete: pwdReset");
    for (const form of ["NFD", "NFC"])
      expect(await login("ida", password.normalize(form))).toMatchObject(opened);
    await modify(dnOf("ida"), "replace: userPassword", `userPassword: ${personPassword}`);
    await modify(dnOf("ida"), "delete: pwdReset");
  });

  it("of an account that others have locked tells nobody, and opens again after the lock", async () => {
    for (let times = 0; times < 5; times++) await login("dora", `guess ${times}`);
    const locked = await login("dora");
    expect(locked).toMatchObject(refused("account-locked"));
    expect(locked.message).toBeUndefined();
    await modify(dnOf("dora"), "delete: pwdAccountLockedTime");
    expect(await login("dora")).toMatchObject(opened);
  });

  it("that is right, while a lock that the server does not tell is on, is right once that is over", async () => {
    const overlay = "olcOverlay={0}ppolicy,olcDatabase={1}mdb,cn=config";
    await modify(overlay, "replace: olcPPolicyUseLockout", "olcPPolicyUseLockout: FALSE");
    for (let times = 0; times < 5; times++) await login("gerd", `guess ${times}`);
    expect(await login("gerd")).toMatchObject(refused("wrong-password"));
    await modify(dnOf("gerd"), "delete: pwdAccountLockedTime");
    expect(await login("gerd")).toMatchObject(opened);
    await modify(overlay, "replace: olcPPolicyUseLockout", "olcPPolicyUseLockout: TRUE");
  });

  it("that has to be changed says so to the mail app, and a wrong one does not", async () => {
    await modify(dnOf("emil"), "replace: pwdReset", "pwdReset: TRUE");
    expect(await login("emil")).toMatchObject({
      ...refused("password-change-required"),
      message: expect.stringContaining("change your password"),
    });
    const wrong = await login("emil", "wrong");
    expect(wrong).toMatchObject(refused("wrong-password"));
    expect(wrong.message).toBeUndefined();
  });

  it("is not asked for where an app password opens, or none that there is", async () => {
    const { id } = await mailboxOf("fritz");
    const own = { mailboxId: id, name: "phone", protocols: ["imap" as const] };
    const { password } = await createAppPassword(database.context(), own);
    expect(await login("fritz", password)).toMatchObject(opened);
    expect(await login("fritz", newAppPassword())).toMatchObject(refused("unknown-app-password"));
    expect(await failures("fritz")).toBe(0);
  });

  it("opens no mailbox that no account is linked to, though the address is somebody's", async () => {
    await createTestMailbox(database.context(), {
      address: addressOf("kim"),
      identityProviderId: providerId,
    });
    expect(await login("kim")).toMatchObject(refused("not-in-directory"));
    expect(await failures("kim")).toBe(0);
  });

  it("opens nothing of an account whose entry is gone, or does not match the filter any more", async () => {
    await modify(dnOf("hanna"), "delete: objectClass", "objectClass: mailPerson");
    expect(await login("hanna"), "still a person").toMatchObject(opened);
    await slapd().modify(`dn: ${dnOf("hanna")}\nchangetype: delete\n`);
    expect(await login("hanna")).toMatchObject(refused("not-in-directory"));
  });

  it("stands in the history as what it is", async () => {
    await login("ida");
    await drainWrites();
    const { items } = await listLoginAttempts(database.context(), { address: addressOf("ida"), limit: 5 });
    expect(items.map(({ door, credential, result }) => [door, credential, result])).toContainEqual([
      "imap",
      "directory-password",
      "accepted",
    ]);
  });
});

describe("an outage", () => {
  it("of one server is none", async () => {
    await slapd().first.stop();
    expect(await login("anna")).toMatchObject(opened);
    await slapd().first.start();
  });

  it("of the directory is one in time, for right and wrong passwords, and opens only what is set to go on", async () => {
    const { first, second } = slapd();
    expect(await login("anna")).toMatchObject(opened);
    await login("anna", "wrong before");
    await Promise.all([first.stop(), second.stop()]);
    const begun = performance.now();
    for (const password of [personPassword, "wrong before", "another"])
      expect((await login("anna", password)).status).toBe(503);
    expect(performance.now() - begun).toBeLessThan(3 * 1_500);
    await setOffline(60);
    expect((await login("anna")).status, "another setting is another version, and nothing else").toBe(200);
    for (const password of ["wrong before", "another"])
      expect((await login("anna", password)).status).toBe(503);
    await setOffline(0);
    await Promise.all([first.start(), second.start()]);
    expect(await login("anna")).toMatchObject(opened);
  });

  it("is what a service account that is not let in looks like", async () => {
    await makeLdapProvider(database.context(), slapd(), { clientSecret: "another" });
    expect((await login("anna")).status).toBe(503);
    await makeLdapProvider(database.context(), slapd());
    expect(await login("anna")).toMatchObject(opened);
  });
});

it("is wrong for everybody once the provider is switched off, and nothing is sent", async () => {
  await makeLdapProvider(database.context(), slapd(), { enabled: false });
  const before = await failures("anna");
  for (const password of [personPassword, "a wrong one"])
    expect(await login("anna", password)).toMatchObject(refused("wrong-password"));
  expect(await failures("anna")).toBe(before);
});
