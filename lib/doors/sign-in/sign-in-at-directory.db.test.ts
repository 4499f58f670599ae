import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { findMailboxByAddress } from "@/lib/access/queries";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { reauthenticateMailbox } from "@/lib/doors/sign-in/reauthenticate";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { externalIdentity, mailbox, revocation, session } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture, makeLdapProvider } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { dnOf, groupLdif, personLdif, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* The portal's form, with passwords that a real OpenLDAP checks. */

const uids = ["anna", "ben", "carla", "dora", "emil", "fritz", "gerd", "hanna", "ida", "jan", "kim"];
const database = testDatabase();
const slapd = testSlapd(uids.map((uid) => personLdif(uid)).join(""));
let ip = 0;

/** Each attempt from another network, so that the brake stays out of the way. */
const signIn = (address: string, password = personPassword) =>
  signInWithPassword({ ...database.context(), ip: `198.51.${++ip >> 8}.${ip & 255}` }, { address, password });
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
const change = (uid: string, ...lines: string[]) =>
  slapd().modify(`dn: ${dnOf(uid)}\nchangetype: modify\n${lines.join("\n")}\n`);
const failures = async (uid: string) => (await slapd().read(dnOf(uid), "pwdFailureTime")).length;
const wrong = { decision: "rejected", reason: "wrong-password" };

async function lastAttempt(address: string) {
  await drainWrites();
  const { items } = await listLoginAttempts(database.context(), { address, limit: 1 });
  const [{ credential, reason, providerSlug } = { credential: null, reason: null, providerSlug: null }] =
    items;
  return { credential, reason, providerSlug };
}

beforeAll(async () => {
  const staff = await createTestTemplate(database.context(), { name: "staff", quotaBytes: 5_000 });
  const mappings = [{ claim: "groups", value: "/staff", templateId: staff.id }];
  await makeLdapFixture(database.context(), slapd(), { mappings });
  await slapd().modify(groupLdif("staff", ["ben"]));
});

describe("somebody without a mailbox", () => {
  it("gets it with the first right password, linked to the account, and only so", async () => {
    expect(await signIn(addressOf("anna"), "wrong")).toEqual(wrong);
    expect(await findMailboxByAddress(database.client().db, addressOf("anna"))).toBeNull();
    const address = addressOf("anna");
    expect(await signIn(address)).toMatchObject({ decision: "accepted", address, created: true });
    expect(await signIn(address)).toMatchObject({ decision: "accepted", address, created: false });
    const made = await findMailboxByAddress(database.client().db, address);
    const [link] = await database
      .client()
      .db.select()
      .from(externalIdentity)
      .where(eq(externalIdentity.mailboxId, made?.id ?? ""));
    expect([link?.subject]).toEqual(await slapd().read(dnOf("anna"), "entryUUID"));
    expect(await lastAttempt(address)).toEqual({
      credential: "directory-password",
      reason: null,
      providerSlug: "ldap",
    });
  });

  it("gets the template that the groups in the directory lead to", async () => {
    await signIn(addressOf("ben"));
    const made = await findMailboxByAddress(database.client().db, addressOf("ben"));
    expect([made?.templateName, made?.quotaBytes]).toEqual(["staff", 5_000]);
  });

  it("may type the directory's own name, in any letters", async () => {
    for (const name of ["carla", "CARLA"])
      expect(await signIn(name)).toMatchObject({ decision: "accepted", address: addressOf("carla") });
  });
});

describe("what is typed", () => {
  it.each([
    ["nobody", "*"],
    ["a filter", "anna)(uid=*"],
    ["the end of a filter", "*)(objectClass=*"],
    ["one with NUL", "anna\\00"],
    ["an escaped star", "\\2a"],
    ["a DN", dnOf("anna")],
    ["the administrator's DN", "cn=admin,dc=example,dc=test"],
    ["a part of a name", "ann"],
    ["an address of nobody", addressOf("nobody")],
    ["an address of another domain", "anna@elsewhere.test"],
  ])("as %s finds nobody", async (_, name) => {
    expect(await signIn(name)).toEqual(wrong);
    expect(await lastAttempt(name)).toMatchObject({ reason: "not-in-directory" });
  });

  it("as a password is sent as it is: a DN, a filter or a star are none", async () => {
    for (const password of ["*", dnOf("anna"), "{CLEARTEXT}person-password", `${personPassword}\0`])
      expect(await signIn(addressOf("anna"), password)).toEqual(wrong);
  });
});

describe("a password that is not sent", () => {
  it("is one that has the form of an app password", async () => {
    await signIn(addressOf("dora"));
    const before = await failures("dora");
    expect(await signIn(addressOf("dora"), newAppPassword())).toEqual(wrong);
    expect(await failures("dora")).toBe(before);
  });

  it("is one of a mailbox that has another source, though the directory has the address", async () => {
    const address = addressOf("emil");
    await createTestMailbox(database.context(), { address, password: "a-password-of-its-own" });
    expect(await signIn(address)).toEqual(wrong);
    expect(await failures("emil")).toBe(0);
    expect(await signIn(address, "a-password-of-its-own")).toMatchObject({ decision: "accepted" });
  });

  it("is one for a name that two entries have", async () => {
    await slapd().modify(personLdif("twin", { mail: addressOf("shared") }));
    await slapd().modify(personLdif("other", { mail: addressOf("shared") }));
    expect(await signIn(addressOf("shared"))).toEqual(wrong);
    expect([await failures("twin"), await failures("other")]).toEqual([0, 0]);
  });
});

describe("the account in the directory", () => {
  it("keeps its mailbox when it is renamed and gets another address", async () => {
    await signIn(addressOf("fritz"));
    await slapd().modify(
      `dn: ${dnOf("fritz")}\nchangetype: modrdn\nnewrdn: uid=friedrich\ndeleteoldrdn: 1\n\n` +
        `dn: ${dnOf("friedrich")}\nchangetype: modify\nreplace: mail\nmail: ${addressOf("friedrich")}\n`,
    );
    for (const name of [addressOf("fritz"), "friedrich"])
      expect(await signIn(name)).toMatchObject({ decision: "accepted", address: addressOf("fritz") });
    expect(await signIn("fritz")).toEqual(wrong);
  });

  it("that has to change its password says so to whoever has the right one", async () => {
    await change("gerd", "replace: pwdReset", "pwdReset: TRUE");
    const mustChange = { decision: "rejected", reason: "password-change-required" };
    expect(await signIn(addressOf("gerd"))).toEqual(mustChange);
    expect(await signIn(addressOf("gerd"), "wrong")).toEqual(wrong);
  });

  it("that an administrator has locked looks like a wrong password, and the history says what it is", async () => {
    await change("hanna", "replace: pwdAccountLockedTime", "pwdAccountLockedTime: 000001010000Z");
    expect(await signIn(addressOf("hanna"))).toEqual(wrong);
    expect(await lastAttempt(addressOf("hanna"))).toMatchObject({ reason: "account-locked" });
    await change("hanna", "delete: pwdAccountLockedTime");
    expect(await signIn(addressOf("hanna"))).toMatchObject({ decision: "accepted" });
  });

  it("of somebody disabled here opens nothing, and only the right password learns it", async () => {
    const address = addressOf("ida");
    await signIn(address);
    await database
      .client()
      .db.update(mailbox)
      .set({ adminState: "disabled" })
      .where(eq(mailbox.address, address));
    expect(await signIn(address)).toEqual({ decision: "rejected", reason: "mailbox-disabled" });
    expect(await signIn(address, "wrong")).toEqual(wrong);
  });
});

describe("confirming who one is", () => {
  it("asks the directory again", async () => {
    const address = addressOf("jan");
    await signIn(address);
    const own = await findMailboxByAddress(database.client().db, address);
    const mailboxId = own?.id ?? "";
    const context = database.context({ kind: "mailbox", id: mailboxId, address });
    const prove = (password: string) =>
      reauthenticateMailbox(context, { mailboxId, proof: { kind: "local-password", password } });
    expect(await prove("wrong")).toEqual(wrong);
    expect(await prove(personPassword)).toMatchObject({ decision: "accepted" });
  });
});

describe("with two directories", () => {
  it("a name that both know is nobody's, and one that one of them knows is asked there alone", async () => {
    const other = { slug: "other", baseDn: "dc=example,dc=test" };
    await makeLdapProvider(database.context(), slapd(), {
      ...other,
      settings: { allowedDomains: ["x.test"] },
    });
    const before = await failures("kim");
    expect(await signIn("kim")).toEqual(wrong);
    expect(await signIn(addressOf("kim"), "wrong")).toEqual(wrong);
    expect(await failures("kim")).toBe(before + 1);
    expect(await signIn(addressOf("kim"))).toMatchObject({ decision: "accepted" });
  });
});

describe("while no server of the directory answers", () => {
  it("it says so to everybody whom it may know, and nobody's password is wrong", async () => {
    const { first, second } = slapd();
    await Promise.all([first.stop(), second.stop()]);
    const out = { decision: "unavailable", reason: "directory-unavailable" };
    for (const name of [addressOf("anna"), addressOf("nobody"), "anna"])
      expect(await signIn(name)).toEqual(out);
    expect(await lastAttempt(addressOf("anna"))).toMatchObject({ credential: "directory-password" });
    expect(await signIn(addressOf("emil"), "a-password-of-its-own")).toMatchObject({ decision: "accepted" });
    await second.start();
    expect(await signIn(addressOf("anna")), "the second alone").toMatchObject({ decision: "accepted" });
    await first.start();
  });
});

it("ends what the password has opened when the provider is switched off, and opens nothing then", async () => {
  const { db } = database.client();
  const own = await findMailboxByAddress(db, addressOf("anna"));
  const mailboxId = own?.id ?? "";
  await createSession(db, { mailboxId });
  await makeLdapProvider(database.context(), slapd(), { enabled: false });
  expect(await db.$count(session, eq(session.userId, mailboxId))).toBe(0);
  const asked = await db.select({ address: revocation.address }).from(revocation);
  expect(asked.map(({ address }) => address)).toContain(addressOf("anna"));
  expect(await signIn(addressOf("anna"))).toEqual(wrong);
});
