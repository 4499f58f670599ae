import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "@/lib/providers/directory/person";
import { directoryIssuer } from "@/lib/providers/kinds/ldap/base-dn";
import { ldap } from "@/lib/providers/kinds/ldap/kind";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import {
  accountControl,
  accountDn,
  accountLdif,
  accountPassword,
  domainBase,
  domainGroupLdif,
  fileTime,
  groupDn,
  netbiosName,
  realm,
  unitDn,
  unitLdif,
} from "@/lib/testing/active-directory/domain-ldif";
import { type PrivateSamba, startPrivateSamba } from "@/lib/testing/active-directory/private-samba";
import { listAll } from "@/lib/testing/directory/contract";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* A real Active Directory, which has its own ways: binary ids, moments since 1601, reasons in the text of a refusal. */

stubProductEnv();

const reader = "reader";
const lockoutThreshold = 3;

const [groupsUnit, elsewhere] = [unitDn("Groups"), unitDn("Elsewhere")];
const [lists, team, mail] = [
  groupDn("Lists", elsewhere),
  groupDn("Team", elsewhere),
  groupDn("Mail", groupsUnit),
];
/** `groupType`: of the domain alone, for mail and not for access. */
const globalDistribution = "2";

const changeMembers = (dn: string, how: "add" | "delete", member: string): string =>
  `dn: ${dn}\nchangetype: modify\n${how}: member\nmember: ${member}\n\n`;

let samba: PrivateSamba;
beforeAll(async () => {
  samba = await startPrivateSamba();
  await samba.modify(
    `dn: ${domainBase}\nchangetype: modify\nreplace: lockoutThreshold\nlockoutThreshold: ${lockoutThreshold}\n`,
  );
  await samba.modify(
    [
      accountLdif(reader),
      accountLdif("ordinary"),
      accountLdif("disabled", { userAccountControl: accountControl.disabled }),
      accountLdif("expired", { accountExpires: fileTime(new Date("2020-01-01")) }),
      accountLdif("leaving", { accountExpires: fileTime(new Date("2100-01-01")) }),
      accountLdif("fresh", { pwdLastSet: "0" }),
      accountLdif("locked"),
      domainGroupLdif(groupDn("Staff"), ["ordinary", "expired"].map(accountDn)),
      accountLdif("inner"),
      ...["Groups", "Elsewhere"].map(unitLdif),
      // A distribution group in a security group, each in another unit than the groups that are named.
      domainGroupLdif(lists, [accountDn("inner")], { groupType: globalDistribution }),
      domainGroupLdif(team, [lists]),
      domainGroupLdif(mail, [team]),
      domainGroupLdif(groupDn("All", groupsUnit), [accountDn("Domain Users")]),
      // A circle, and a group of a name that is in use.
      changeMembers(lists, "add", mail),
      domainGroupLdif(groupDn("Mail", elsewhere), [accountDn("ordinary")], { sAMAccountName: "Other" }),
    ].join(""),
  );
}, 600_000);
afterAll(() => samba?.stop());

/** A provider as an administrator sets it up, with the whole domain as its base unless told. */
function provider({
  clientId = `${reader}@${realm}`,
  base = domainBase,
  groupBaseDn = undefined as string | undefined,
  filter = undefined as string | undefined,
} = {}) {
  const server = {
    urls: [samba.ldaps],
    caCertificate: samba.authority,
    preset: "active-directory",
    groupBaseDn,
    filter,
  };
  return {
    issuer: directoryIssuer(base),
    clientId,
    credential: { method: "client_secret_basic", secret: accountPassword } as const,
    settings: ldapSettings.parse({ ldap: server }),
    mappings: [],
  };
}

const people = (options?: Parameters<typeof provider>[0]) =>
  ldap.personSource.open(provider(options), new AbortController().signal);

async function person(name: string): Promise<Person | undefined> {
  const { people: everybody } = await listAll(people());
  return everybody.find(({ username }) => username === name);
}

describe("people of Active Directory", () => {
  it.each([{ as: `${reader}@${realm}` }, { as: `${netbiosName}\\${reader}` }, { as: accountDn(reader) }])(
    "are read as $as",
    async ({ as }) => {
      const { people: everybody } = await listAll(people({ clientId: as }));
      expect(everybody.map(({ username }) => username)).toEqual(
        expect.arrayContaining(["ordinary", "disabled", "expired", "leaving", "fresh", "locked"]),
      );
    },
  );

  it("have a GUID as their id, by which they are found again", async () => {
    const ordinary = await person("ordinary");
    expect(ordinary).toMatchObject({ email: "ordinary@demo.test", givenName: "Ada", familyName: "ordinary" });
    expect(ordinary?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await people().find(ordinary?.id ?? "")).toMatchObject({
      state: "found",
      person: { username: "ordinary" },
    });
  });

  it.each([
    ["ordinary", true],
    ["disabled", false],
    ["expired", false],
    ["leaving", true],
    ["fresh", true],
  ])("%s is let in there: %s", async (name, enabled) => {
    expect((await person(name))?.enabled).toBe(enabled);
  });

  async function members(path: string, groupBaseDn?: string): Promise<(string | undefined)[]> {
    const names = new Map((await listAll(people())).people.map(({ id, username }) => [id, username]));
    const found: (string | undefined)[] = [];
    for await (const page of people({ groupBaseDn }).members(path))
      found.push(...page.map((id) => names.get(id)));
    return found.sort();
  }

  const groupsOf = async (name: string) =>
    people({ groupBaseDn: groupsUnit }).groupsOf((await person(name))?.id ?? "");

  it("are known by their groups", async () => {
    expect(await members("/Staff")).toEqual(["expired", "ordinary"]);
  });

  it("are in the groups that their groups are in, but in none of the same name elsewhere", async () => {
    expect(await members("/Mail", groupsUnit)).toEqual(["inner"]);
    expect(await members("/Team", groupsUnit)).toEqual([]);
    expect((await groupsOf("inner")).sort()).toEqual(["/All", "/Mail"]);
  });

  it("may be only those of a group, or of groups in it", async () => {
    const inChain = "memberOf:1.2.840.113556.1.4.1941:";
    const { people: some } = await listAll(people({ filter: `(&(objectClass=user)(${inChain}=${mail}))` }));
    expect(some.map(({ username }) => username)).toEqual(["inner"]);
  });

  it("are in their primary group, and in those that it is in", async () => {
    const everybody = (await listAll(people())).people.map(({ username }) => username);
    const accounts = everybody.filter((name) => !["Guest", "krbtgt"].includes(name));
    expect(await members("/Domain Users")).toEqual(expect.arrayContaining(accounts));
    expect(await members("/All", groupsUnit)).toEqual(expect.arrayContaining(accounts));
    expect(await groupsOf("ordinary")).toEqual(["/All"]);
  });

  it("are heard of when they change", async () => {
    const directoryEvents = ldap.eventSource.open(provider(), new AbortController().signal);
    const before = await directoryEvents.newest("admin-events");
    expect(before).toBeGreaterThan(Date.now() - 3_600_000);
    const change = `dn: ${accountDn("ordinary")}\nchangetype: modify\nreplace: description\ndescription: new\n`;
    await samba.modify(change);
    const subjects: string[] = [];
    for await (const page of directoryEvents.since("admin-events", before, false))
      subjects.push(...page.directoryEvents.map(({ subject }) => subject));
    const id = (await person("ordinary"))?.id ?? "";
    expect(subjects).toContain(id);
    expect((await directoryEvents.groupsOf(id)).sort()).toEqual(
      expect.arrayContaining(["/All", "/Domain Users", "/Staff"]),
    );
    expect(await directoryEvents.obstacle("admin-events")).toBeNull();
  });

  it("are heard of as members of a group in a group, wherever that is", async () => {
    const options = { base: unitDn("Elsewhere"), groupBaseDn: groupsUnit };
    const directoryEvents = ldap.eventSource.open(provider(options), new AbortController().signal);
    const told = async () => {
      const keys = new Map<string, string>();
      for await (const page of directoryEvents.since("admin-events", Date.now() - 60_000, true))
        for (const { key, subject } of page.directoryEvents) keys.set(key, subject);
      return keys;
    };
    const before = await told();
    await samba.modify(changeMembers(groupDn("Staff"), "add", accountDn("inner")));
    await samba.modify(changeMembers(mail, "add", groupDn("Staff")));
    const subjects = [...(await told())].flatMap(([key, subject]) => (before.has(key) ? [] : subject));
    const groups = await Promise.all(subjects.map((id) => directoryEvents.findGroup(id)));
    expect(groups.map((group) => group?.paths)).toEqual(expect.arrayContaining([["/Mail"], ["/Mail"]]));
    const [group] = groups;
    const found: string[] = [];
    for await (const page of group?.members("/Mail") ?? []) found.push(...page);
    // Nobody of them is below the base of people here.
    expect(found).toEqual([]);
    expect(await members("/Mail", groupsUnit)).toEqual(["expired", "inner", "ordinary"]);
  });

  it("are gone only when the account is", async () => {
    await samba.modify(accountLdif("shortly"));
    const shortly = await person("shortly");
    await samba.modify(`dn: ${accountDn("shortly")}\nchangetype: delete\n`);
    expect(await people().find(shortly?.id ?? "")).toEqual({ state: "gone" });
    await expect(people({ base: `OU=Nowhere,${domainBase}` }).find(shortly?.id ?? "")).rejects.toThrow();
  });
});

describe("a password of Active Directory", () => {
  const passwords = () => ldap.credentialCheck.open(provider(), new AbortController().signal);

  async function outcome(login: string, password = accountPassword) {
    const account = await passwords().find({ login });
    return account === null ? "nobody" : passwords().prove(account, password);
  }

  it.each([
    ["ordinary", "right"],
    ["disabled", "disabled"],
    ["expired", "expired"],
    ["fresh", "must-change"],
  ])("of somebody %s: %s", async (name, expected) => {
    expect(await outcome(name)).toBe(expected);
    expect(await outcome(name, "another password")).toBe("wrong");
  });

  it.each(["ordinary", `ordinary@${realm}`, `${netbiosName}\\ordinary`, "ordinary@demo.test"])(
    "opens by the name %s",
    async (login) => {
      expect(await outcome(login)).toBe("right");
    },
  );

  it("of nobody has no account, also for what a filter could take for everybody", async () => {
    expect(await outcome("nobody-at-all")).toBe("nobody");
    expect(await outcome("*")).toBe("nobody");
  });

  it("says that an account is locked, whatever the password is", async () => {
    for (let time = 0; time < lockoutThreshold; time++)
      expect(await outcome("locked", "wrong")).toBe("wrong");
    expect(await outcome("locked", "wrong")).toBe("locked");
    expect(await outcome("locked")).toBe("locked");
  });
});
