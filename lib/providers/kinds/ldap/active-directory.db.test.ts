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
  netbiosName,
  realm,
} from "@/lib/testing/active-directory/domain-ldif";
import { type PrivateSamba, startPrivateSamba } from "@/lib/testing/active-directory/private-samba";
import { listAll } from "@/lib/testing/directory/contract";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* A real Active Directory, which has its own ways: binary ids, moments since 1601, reasons in the text of a refusal. */

stubProductEnv();

const reader = "reader";
const lockoutThreshold = 3;

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
      domainGroupLdif("Staff", ["ordinary", "expired"]),
    ].join(""),
  );
}, 180_000);
afterAll(() => samba?.stop());

/** A provider as an administrator sets it up, with the whole domain as its base unless told. */
function provider({ clientId = `${reader}@${realm}`, base = domainBase } = {}) {
  const server = { urls: [samba.ldaps], caCertificate: samba.authority, preset: "active-directory" };
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

  it("are known by their groups", async () => {
    const [ordinary, expired] = [await person("ordinary"), await person("expired")];
    const members: string[] = [];
    for await (const page of people().members("/Staff")) members.push(...page);
    expect(members.sort()).toEqual([ordinary?.id, expired?.id].sort());
  });

  it("are heard of when they change", async () => {
    const directoryEvents = ldap.eventSource.open(provider(), new AbortController().signal);
    const before = await directoryEvents.newest("admin-events");
    expect(before).toBeGreaterThan(Date.now() - 3_600_000);
    const change = `dn: ${accountDn("ordinary")}\nchangetype: modify\nreplace: description\ndescription: new\n`;
    await samba.modify(change);
    const subjects: string[] = [];
    for await (const page of directoryEvents.since("admin-events", before))
      subjects.push(...page.directoryEvents.map(({ subject }) => subject));
    const id = (await person("ordinary"))?.id ?? "";
    expect(subjects).toContain(id);
    expect(await directoryEvents.groupsOf(id)).toEqual(["/Staff"]);
    expect(await directoryEvents.obstacle("admin-events")).toBeNull();
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
