import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import {
  accountDn,
  accountLdif,
  accountPassword,
  domainBase,
  netbiosName,
  realm,
} from "@/lib/testing/active-directory/domain-ldif";
import { type PrivateSamba, startPrivateSamba } from "@/lib/testing/active-directory/private-samba";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";

/* What mail apps are told of passwords that a real Active Directory checks, and what it counts of them. */

const lockoutThreshold = 3;
const uids = ["anna", "ben", "carla", "dora"];
const database = testDatabase();
let samba: PrivateSamba;
let templateId = "";
let callers = 0;

const addressOf = (name: string) => `${name}@demo.test`;
/** All that somebody may enter, as `docs/active-directory.md` says. */
const namesOf = (name: string) => [addressOf(name), name, `${netbiosName}\\${name}`, `${name}@${realm}`];

const setProvider = (ldap: object = {}) =>
  setIdentityProvider(database.context(), {
    slug: "ad",
    kind: "ldap",
    baseDn: domainBase,
    clientId: `reader@${realm}`,
    clientSecret: accountPassword,
    defaultTemplateId: templateId,
    settings: {
      ldap: { urls: [samba.ldaps], caCertificate: samba.authority, preset: "active-directory", ...ldap },
    },
    verify: false,
  });

beforeAll(async () => {
  samba = await startPrivateSamba();
  await samba.modify(
    `dn: ${domainBase}\nchangetype: modify\nreplace: lockoutThreshold\nlockoutThreshold: ${lockoutThreshold}\n`,
  );
  await samba.modify(["reader", ...uids].map((uid) => accountLdif(uid)).join(""));
  await createTestDomain(database.context(), { name: "demo.test" });
  ({ id: templateId } = await createTestTemplate(database.context(), { quotaBytes: 1_000_000 }));
  await setProvider();
  for (const uid of uids)
    await signInWithPassword(
      { ...database.context(), ip: `10.60.0.${++callers}` },
      { address: addressOf(uid), password: accountPassword },
    );
}, 600_000);
afterAll(() => samba?.stop());

/** The answer to one login, as a phone sends it: from an address that others do not share unless told. */
async function login(username: string, password = accountPassword, { service = "imap", ip = "" } = {}) {
  const real_rip = ip || `10.61.0.${++callers}`;
  const { status, body } = await postJson(dovecotAuth, { username, password, service, real_rip });
  return { status, ...body };
}
const opens = (name: string) => expect.objectContaining({ status: 200, user: addressOf(name) });
const refused = (reason: string) => ({ status: 401, success: false, reason });

/** How many wrong passwords the domain counts of somebody. */
const counted = async (name: string) => Number((await samba.read(accountDn(name), "badPwdCount"))[0] ?? 0);

describe("a phone with a wrong password", () => {
  it("does not lock the account, however often it asks and by whatever name", async () => {
    const ip = "10.62.0.1";
    for (let round = 0; round < lockoutThreshold; round++)
      for (const name of namesOf("ben"))
        expect(await login(name, "old", { ip })).toEqual(refused("wrong-password"));
    expect(await counted("ben")).toBe(1);
    await Promise.all(namesOf("ben").map((name) => login(name, "older", { ip })));
    expect(await counted("ben")).toBe(2);
    expect(await login(addressOf("ben"), accountPassword, { ip })).toEqual(opens("ben"));
  });

  it("is sent to the domain again once the password has been changed there", async () => {
    expect(await login("carla", "Next-Passw0rd")).toEqual(refused("wrong-password"));
    const quoted = Buffer.from('"Next-Passw0rd"', "utf16le").toString("base64");
    await samba.modify(
      `dn: ${accountDn("carla")}\nchangetype: modify\nreplace: unicodePwd\nunicodePwd:: ${quoted}\n`,
    );
    expect(await login("carla", "Next-Passw0rd")).toEqual(opens("carla"));
  });
});

it("says that different guesses of others have locked an account, and only then", async () => {
  for (let times = 0; times < lockoutThreshold; times++)
    expect(await login("dora", `guess ${times}`)).toEqual(refused("wrong-password"));
  expect(await login("dora")).toEqual(refused("account-locked"));
});

describe("a name that Windows knows somebody by", () => {
  it.each(["imap", "pop3", "submission", "smtp", "sieve"])("opens the mailbox at %s", async (service) => {
    for (const name of namesOf("anna")) {
      expect(await login(name, accountPassword, { service }), name).toEqual(opens("anna"));
      expect(await login(name, "wrong", { service }), name).toEqual(refused("wrong-password"));
    }
  });

  it("opens nothing where the provider's settings do not name it", async () => {
    await setProvider({ loginAttributes: ["sAMAccountName"] });
    expect(await login(`anna@${realm}`)).toEqual(refused("unknown-mailbox"));
    expect(await login(`${netbiosName}\\anna`)).toEqual(opens("anna"));
    await setProvider({ loginAttributes: ["userPrincipalName"] });
    for (const name of ["anna", `${netbiosName}\\anna`])
      expect(await login(name), name).toEqual(refused("unknown-mailbox"));
    expect(await login(`anna@${realm}`)).toEqual(opens("anna"));
    await setProvider();
  });
});
