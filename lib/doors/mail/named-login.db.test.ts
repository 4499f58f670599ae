import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findMailboxByAddress } from "@/lib/access/queries";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { mailbox } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { hashQueue } from "@/lib/platform/secrets/hash-queue";
import { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture, makeLdapProvider } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";
import {
  base,
  dnOf,
  entryLdif,
  peopleBase,
  personLdif,
  personPassword,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Mail apps that give a directory's own name of somebody instead of the address. */

const reads = vi.hoisted(() => ({ count: 0 }));
vi.mock("@/lib/platform/db/bounded-read", async (original) => {
  const { boundedRead } = await original<typeof import("@/lib/platform/db/bounded-read")>();
  const counted: typeof boundedRead = (...given) => {
    reads.count++;
    return boundedRead(...given);
  };
  return { boundedRead: counted };
});

const otherBase = `ou=others,${base}`;
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
const local = { address: addressOf("local"), password: "a password of one's own" };
/** A mailbox that no directory knows anything of. */
const unnamed = addressOf("unnamed");
/** `employeeNumber` stands in for Active Directory's `userPrincipalName`, which OpenLDAP has not got. */
const upn = "employeeNumber";
const people = [
  personLdif("anna", { [upn]: "anna.a@corp.test" }),
  personLdif("ben", { [upn]: addressOf("b.berg") }),
  personLdif("carla", { [upn]: local.address }),
  personLdif("dora", { [upn]: addressOf("alias") }),
  personLdif("emil"),
  personLdif("fritz"),
  personLdif("gerd"),
  personLdif("nobody"),
  entryLdif(otherBase, { objectClass: "organizationalUnit", ou: "others" }),
  personLdif("emil").replace(/^dn:: .*$/m, `dn: uid=emil,${otherBase}`),
];
const uids = ["anna", "ben", "carla", "dora", "emil", "fritz", "gerd"];
const database = testDatabase();
const slapd = testSlapd(people.join(""));
const settings = { ldap: { loginAttributes: ["uid", upn] } };
const makeOther = (over: object = {}) =>
  makeLdapProvider(database.context(), slapd(), { slug: "others", baseDn: otherBase, ...over });
const failures = async (dn: string) => (await slapd().read(dn, "pwdFailureTime")).length;

let callers = 0;
let network = 0;
beforeEach(() => void network++);

/** The answer to one login, from another address each time. */
async function login(username: string, password = personPassword, service = "imap") {
  const real_rip = `10.40.${network}.${++callers & 255}`;
  const { status, body } = await postJson(dovecotAuth, { username, password, service, real_rip });
  return { status, ...body };
}
const opens = (uid: string) => expect.objectContaining({ status: 200, user: addressOf(uid) });
const refused = (reason: string) => ({ status: 401, success: false, reason });

beforeAll(async () => {
  await makeLdapFixture(database.context(), slapd(), settings);
  for (const uid of uids)
    await signInWithPassword(
      { ...database.context(), ip: `10.41.0.${++callers}` },
      { address: addressOf(uid), password: personPassword },
    );
  await createTestMailbox(database.context(), local);
  await createTestMailbox(database.context(), { ...local, address: unnamed });
});

describe("a name that one directory knows one person by", () => {
  it.each(["imap", "pop3", "submission", "smtp", "sieve"])(
    "opens that person's mailbox at %s, under its address",
    async (service) => {
      expect(await login("anna", personPassword, service)).toEqual(opens("anna"));
      expect(await login("anna", "wrong", service)).toEqual(refused("wrong-password"));
    },
  );

  it("may be written large, be an address of no domain here, or one here that is no mailbox", async () => {
    expect(await login("ANNA")).toEqual(opens("anna"));
    expect(await login("Anna.A@corp.test")).toEqual(opens("anna"));
    expect(await login(addressOf("b.berg"))).toEqual(opens("ben"));
  });

  it("is one account with the address: a wrong password is sent there once, whichever was given", async () => {
    for (const username of ["fritz", addressOf("fritz"), "FRITZ", "fritz"])
      expect(await login(username, "old")).toEqual(refused("wrong-password"));
    expect(await failures(dnOf("fritz"))).toBe(1);
    expect(await login("fritz")).toEqual(opens("fritz"));
  });

  it("is in the history of the mailbox", async () => {
    await login("gerd");
    await login("gerd", "wrong");
    await drainWrites();
    const { items } = await listLoginAttempts(database.context(), { address: addressOf("gerd"), limit: 5 });
    const own = items.filter(({ door }) => door === "imap");
    expect(own.map(({ result, detail, mailboxId }) => [result, detail, mailboxId !== null])).toEqual(
      expect.arrayContaining([
        ["accepted", "username: gerd", true],
        ["rejected", "username: gerd", true],
      ]),
    );
  });
});

describe("a name opens nothing", () => {
  it("that two directories know, and the password is sent to neither", async () => {
    expect(await login("emil")).toEqual(opens("emil"));
    await makeOther();
    for (const password of [personPassword, "wrong"])
      expect(await login("emil", password)).toEqual(refused("unknown-mailbox"));
    expect(await login(addressOf("emil"))).toEqual(opens("emil"));
    expect(await failures(dnOf("emil"))).toBe(0);
    expect(await failures(`uid=emil,${otherBase}`)).toBe(0);
    await makeOther({ enabled: false });
  });

  it("that is the address of another mailbox, whose own password it takes alone", async () => {
    expect(await login(local.address)).toEqual(refused("wrong-password"));
    expect(await login(local.address, local.password)).toEqual(opens("local"));
    expect(await failures(dnOf("carla"))).toBe(0);
  });

  it("that is an alias of another mailbox", async () => {
    expect(await login(addressOf("alias"))).toEqual(opens("dora"));
    const owner = await findMailboxByAddress(database.client().db, local.address);
    await createAlias(database.context(), { address: addressOf("alias"), mailboxId: owner?.id ?? "" });
    expect(await login(addressOf("alias"))).toEqual(refused("unknown-mailbox"));
  });

  it("of somebody without a mailbox, or whose mailbox has another source by now", async () => {
    expect(await login("nobody")).toEqual(refused("unknown-mailbox"));
    expect(await failures(dnOf("nobody"))).toBe(0);
    const { db } = database.client();
    const of = eq(mailbox.address, addressOf("gerd"));
    const [before] = await db.select({ source: mailbox.identityProviderId }).from(mailbox).where(of);
    await db.update(mailbox).set({ identityProviderId: null }).where(of);
    expect(await login("gerd")).toEqual(refused("unknown-mailbox"));
    await db
      .update(mailbox)
      .set({ identityProviderId: before?.source ?? null })
      .where(of);
    expect(await login("gerd")).toEqual(opens("gerd"));
  });

  it("with an app password, which goes with the address and asks no directory", async () => {
    const owner = await findMailboxByAddress(database.client().db, addressOf("gerd"));
    const { password } = await createAppPassword(database.context(), {
      mailboxId: owner?.id ?? "",
      name: "phone",
      protocols: ["imap"],
    });
    expect(await login(addressOf("gerd"), password)).toEqual(opens("gerd"));
    expect(await login("gerd", password)).toEqual(refused("unknown-app-password"));
  });

  it.each(["*", "an*", "anna)(uid=*", `uid=anna,${peopleBase}`, "anna\u0000", " anna", ""])(
    "such as %j, which is nobody's",
    async (username) => expect((await login(username)).status).toBe(401),
  );
});

describe("what a wrong password costs", () => {
  it("is one hash, whoever the name is of, and none when it comes again", async () => {
    for (const username of ["ben", addressOf("anna"), unnamed, "invented", addressOf("invented")]) {
      const before = hashQueue().begun;
      expect((await login(username, "a guess")).status).toBe(401);
      expect(hashQueue().begun - before, username).toBe(1);
      await login(username, "a guess");
      expect(hashQueue().begun - before, username).toBe(1);
    }
  });

  it("is a bind at the directory, for a mailbox of another source and for nobody as well", async () => {
    const asked = async (username: string) => {
      const [searches, binds] = [
        vi.spyOn(LdapConnection.prototype, "search"),
        vi.spyOn(LdapConnection.prototype, "bind"),
      ];
      await login(username, "another guess");
      const counts = { searches: searches.mock.calls.length, binds: binds.mock.calls.length };
      vi.restoreAllMocks();
      return counts;
    };
    for (const username of [unnamed, "invented", addressOf("invented"), addressOf("ben")])
      expect(await asked(username), username).toEqual({ searches: 2, binds: 1 });
    expect(await asked("anna"), "by name and by its id").toEqual({ searches: 3, binds: 1 });
  });
});

it("by its address, a login costs no read more than its mailbox and its source", async () => {
  const readsOf = async (...given: Parameters<typeof login>) => {
    const before = reads.count;
    expect(await login(...given)).toMatchObject({ status: 200 });
    return reads.count - before;
  };
  expect(await readsOf(local.address, local.password)).toBe(1);
  expect(await readsOf(addressOf("anna"))).toBe(2);
});

it("an outage of a directory is one for its names, and for those that it may know as well", async () => {
  const { first, second } = slapd();
  await Promise.all([first.stop(), second.stop()]);
  expect((await login("anna")).status).toBe(503);
  expect((await login("invented")).status).toBe(503);
  expect(await login(local.address, "wrong")).toEqual(refused("wrong-password"));
  await Promise.all([first.start(), second.start()]);
  expect(await login("anna")).toEqual(opens("anna"));
});

it("no name opens anything once the provider is switched off", async () => {
  await makeLdapProvider(database.context(), slapd(), { ...settings, enabled: false });
  expect((await login("anna")).status).toBe(401);
});
