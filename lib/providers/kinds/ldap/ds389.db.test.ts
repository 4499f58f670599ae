import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "@/lib/providers/directory/person";
import { directoryIssuer } from "@/lib/providers/kinds/ldap/base-dn";
import { ldap } from "@/lib/providers/kinds/ldap/kind";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { listAll } from "@/lib/testing/directory/contract";
import { type PrivateDs389, startPrivateDs389 } from "@/lib/testing/ds389/private-ds389";
import {
  dnOf,
  entryLdif,
  groupsBase,
  peopleBase,
  personLdif,
  personPassword,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { makeTestAuthority } from "@/lib/testing/openldap/test-authority";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* A real 389 Directory Server, which FreeIPA is made of: its ids, locks, policies, limits and groups. */

stubProductEnv();

const retries = 3;

/** As FreeIPA's own schema has them, which the server does not bring along. */
const freeIpaSchema = `dn: cn=schema
changetype: modify
add: attributeTypes
attributeTypes: ( 2.16.840.1.113730.3.8.3.1 NAME 'ipaUniqueID' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
-
add: objectClasses
objectClasses: ( 2.16.840.1.113730.3.8.4.14 NAME 'ipaUserGroup' SUP top AUXILIARY MAY ( ipaUniqueID ) )

`;

/** An account as FreeIPA has it. */
const account = (uid: string, attributes: Parameters<typeof personLdif>[1] = {}) =>
  personLdif(uid, {
    objectClass: ["inetOrgPerson", "posixAccount", "ipaUserGroup"],
    uidNumber: "1000",
    gidNumber: "1000",
    homeDirectory: "/",
    ipaUniqueID: `ipa-${uid}`,
    ...attributes,
  });

const groupDn = (name: string) => `cn=${name},${groupsBase}`;

const group = (name: string, member: string[], attribute = "member") =>
  entryLdif(groupDn(name), {
    objectClass: [attribute === "member" ? "groupOfNames" : "groupOfUniqueNames", "ipaUserGroup"],
    cn: name,
    ipaUniqueID: `ipa-group-${name}`,
    [attribute]: member,
  });

const replace = (dn: string, attribute: string, value: string) =>
  `dn: ${dn}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n\n`;

let server: PrivateDs389;
beforeAll(async () => {
  server = await startPrivateDs389();
  await server.modify(
    [
      freeIpaSchema,
      ...["anna", "ben", "cleo", "disabled", "locked", "overdue", "fresh"].map((uid) => account(uid)),
      replace(dnOf("disabled"), "nsAccountLock", "true"),
      group("team", [dnOf("ben")]),
      group("staff", [dnOf("anna"), groupDn("team")]),
      // A circle.
      `dn: ${groupDn("team")}\nchangetype: modify\nadd: member\nmember: ${groupDn("staff")}\n\n`,
      group("unique", [dnOf("cleo")], "uniqueMember"),
      replace("cn=config", "passwordLockout", "on"),
      replace("cn=config", "passwordMaxFailure", String(retries)),
      replace("cn=config", "passwordExp", "on"),
      replace("cn=config", "passwordMustChange", "on"),
      replace(dnOf("overdue"), "passwordExpirationTime", "20200101000000Z"),
      // What an administrator sets has to be changed, now that the policy says so.
      replace(dnOf("fresh"), "userPassword", personPassword),
    ].join(""),
  );
}, 600_000);
afterAll(() => server?.stop());

type Given = Record<string, unknown>;

function provider(given: Given = {}) {
  const reached = { urls: [server.ldaps], caCertificate: server.authority, groupBaseDn: groupsBase };
  return {
    issuer: directoryIssuer(peopleBase),
    clientId: serviceAccount.dn,
    credential: { method: "client_secret_basic", secret: serviceAccount.password } as const,
    settings: ldapSettings.parse({ ldap: { ...reached, preset: "389ds", ...given }, sync: { pageSize: 50 } }),
    mappings: [],
  };
}

const people = (given?: Given) => ldap.personSource.open(provider(given), new AbortController().signal);

async function everybody(given?: Given): Promise<Record<string, Person>> {
  const found = (await listAll(people(given))).people;
  return Object.fromEntries(found.map((person) => [person.username, person]));
}

async function members(path: string, given?: Given): Promise<(string | undefined)[]> {
  const names = new Map(Object.values(await everybody(given)).map(({ id, username }) => [id, username]));
  const found: (string | undefined)[] = [];
  for await (const ids of people(given).members(path)) found.push(...ids.map((id) => names.get(id)));
  return found.sort();
}

const presets = [
  ["389 Directory Server", { preset: "389ds" }, /^[0-9a-f]{8}(-[0-9a-f]{8}){3}$/],
  ["FreeIPA", { preset: "freeipa" }, /^ipa-/],
] as const;

describe.each(presets)("people of %s", (_, given, id) => {
  it("have an id by which they are found again", async () => {
    const { anna, disabled } = await everybody(given);
    expect(anna).toMatchObject({
      email: "anna@example.test",
      givenName: "Per",
      familyName: "anna",
      enabled: true,
    });
    expect(anna?.id).toMatch(id);
    expect(disabled?.enabled).toBe(false);
    expect(await people(given).find(anna?.id ?? "")).toMatchObject({ person: { username: "anna" } });
  });

  it("are in groups, and in those that these are in", async () => {
    expect(await members("/staff", given)).toEqual(["anna", "ben"]);
    const events = ldap.eventSource.open(provider(given), new AbortController().signal);
    const { anna } = await everybody(given);
    expect((await events.groupsOf(anna?.id ?? "")).sort()).toEqual(["/staff", "/team"]);
  });

  it("are heard of when they change, and so are their groups", async () => {
    const events = ldap.eventSource.open(provider(given), new AbortController().signal);
    const start = await events.newest("admin-events");
    await server.modify(replace(dnOf("ben"), "description", `new ${start}`));
    await server.modify(replace(groupDn("team"), "description", `new ${start}`));
    const subjects: string[] = [];
    for await (const page of events.since("admin-events", start, true))
      subjects.push(...page.directoryEvents.map(({ subject }) => subject));
    expect(subjects).toContain((await everybody(given)).ben?.id);
    const groups = await Promise.all(subjects.map((subject) => events.findGroup(subject)));
    expect(groups.flatMap((found) => (found ? [[...found.paths].sort()] : []))).toContainEqual([
      "/staff",
      "/team",
    ]);
    expect(await events.obstacle("admin-events")).toBeNull();
  });

  it("keep their ids when an entry is renamed", async () => {
    const before = (await everybody(given)).cleo?.id;
    const rename = (from: string, to: string) =>
      server.modify(`dn: ${dnOf(from)}\nchangetype: modrdn\nnewrdn: uid=${to}\ndeleteoldrdn: 1\n`);
    await rename("cleo", "clea");
    expect((await everybody(given)).clea?.id).toBe(before);
    await rename("clea", "cleo");
  });
});

it("members may be listed as uniqueMember, where groups are searched for", async () => {
  expect(await members("/unique")).toEqual(["cleo"]);
});

describe("the limits of 389 Directory Server", () => {
  afterAll(() => server.modify(replace("cn=config", "nsslapd-sizelimit", "2000")));

  it("fail a run that would see some of the people only, until they are lifted for our account", async () => {
    await server.modify(replace("cn=config", "nsslapd-sizelimit", "3"));
    await expect(listAll(people())).rejects.toThrow(/no more entries than its limit/);
    await server.modify(
      ["nsSizeLimit", "nsLookThroughLimit", "nsPagedSizeLimit", "nsPagedLookThroughLimit"]
        .map((name) => replace(serviceAccount.dn, name, "-1"))
        .join(""),
    );
    expect(Object.keys(await everybody())).toHaveLength(7);
  });
});

describe("a password of 389 Directory Server", () => {
  async function outcome(login: string, password = personPassword, given?: Given) {
    const passwords = ldap.credentialCheck.open(provider(given), new AbortController().signal);
    const found = await passwords.find({ login });
    return found === null ? "nobody" : passwords.prove(found, password);
  }

  it.each([
    ["anna", "right"],
    ["anna@example.test", "right"],
    ["overdue", "must-change"],
    ["fresh", "must-change"],
    ["*", "nobody"],
  ])("of %s: %s", async (name, expected) => {
    expect(await outcome(name)).toBe(expected);
    // Not before the right password has come, which would tell it to anybody.
    expect(await outcome(name, "another password")).toBe(expected === "nobody" ? "nobody" : "wrong");
  });

  it("is not looked at where the account is disabled, so that nobody can learn that from us", async () => {
    expect(await outcome("disabled")).toBe("locked");
    expect(await outcome("disabled", "another password")).toBe("locked");
  });

  it("is wrong, and then locked, whatever the password is", async () => {
    for (let time = 0; time < retries; time++) expect(await outcome("locked", "wrong")).toBe("wrong");
    expect(await outcome("locked", "wrong")).toBe("locked");
    expect(await outcome("locked")).toBe("locked");
  });

  it("is checked by StartTLS as well, and never at a server of another authority", async () => {
    expect(await outcome("anna", personPassword, { urls: [server.ldap], startTls: true })).toBe("right");
    const { pem } = await makeTestAuthority(server.folder);
    const given = { urls: [server.ldap], startTls: true, caCertificate: pem };
    await expect(outcome("anna", personPassword, given)).rejects.toThrow(/CA/);
  });
});
