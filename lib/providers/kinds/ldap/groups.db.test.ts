import { beforeAll, describe, expect, it } from "vitest";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import { listAll } from "@/lib/testing/directory/contract";
import {
  base,
  dnOf,
  entryLdif,
  groupsBase,
  peopleBase,
  personLdif,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Groups in groups of a real OpenLDAP, found by what groups list and by the memberOf that its overlay keeps. */

const names = ["anna", "ben", "cleo", "dora", "emil"];
const slapd = testSlapd(names.map((uid) => personLdif(uid)).join(""));

const groupDn = (name: string, below = groupsBase) => `cn=${name},${below}`;

const group = (name: string, member: string[], below = groupsBase) =>
  entryLdif(groupDn(name, below), { objectClass: "groupOfNames", cn: name, member });

const elsewhere = `ou=elsewhere,${base}`;

beforeAll(async () => {
  await slapd().modify(
    [
      entryLdif(elsewhere, { objectClass: "organizationalUnit", ou: "elsewhere" }),
      group("staff", [dnOf("anna"), groupDn("team"), dnOf("nobody")]),
      // Spelled otherwise than the entry is.
      group("team", [dnOf("ben"), "CN=Inner, OU=groups, DC=example, DC=test"]),
      // A circle.
      group("inner", [dnOf("cleo"), groupDn("staff")]),
      // Of the same names, where anybody may have made them.
      group("staff", [dnOf("dora")], elsewhere),
      group("outside", [dnOf("emil"), dnOf("dora")], elsewhere),
      group("lent", [groupDn("outside", elsewhere), dnOf("anna")]),
    ].join(""),
  );
  // What the overlay keeps of a member that came after the group, it keeps from the next change of the group on.
  for (const name of ["staff", "team", "lent"]) {
    const members = await slapd().read(groupDn(name), "member");
    const lines = members.map((dn) => `member: ${dn}\n`).join("");
    await slapd().modify(
      `dn: ${groupDn(name)}\nchangetype: modify\nreplace: member\nmember: ${serviceAccount.dn}\n-\nreplace: member\n${lines}`,
    );
  }
});

function source(ldap: object): LdapSource {
  const settings = ldapSettings.parse({
    ldap: { urls: [slapd().first.ldaps], caCertificate: slapd().authority, groupBaseDn: groupsBase, ...ldap },
  });
  const credential = { method: "client_secret_basic", secret: serviceAccount.password } as const;
  const provider = { issuer: "", clientId: serviceAccount.dn, credential, settings, mappings: [] };
  return new LdapSource(new LdapAsker(provider, new AbortController().signal), peopleBase, provider);
}

describe.each([
  ["as groups list them", {}],
  ["as memberOf says", { groupAttribute: "memberOf" }],
])("people in groups in groups, %s,", (_, ldap) => {
  it("are members, and nobody is of a group of the same name elsewhere, or in one", async () => {
    const people = new Map((await listAll(source(ldap))).people.map(({ id, username }) => [id, username]));
    const members = async (path: string) => {
      const found: (string | undefined)[] = [];
      for await (const ids of source(ldap).members(path)) found.push(...ids.map((id) => people.get(id)));
      return found.sort();
    };
    expect(await members("/staff")).toEqual(["anna", "ben", "cleo"]);
    expect(await members("/inner")).toEqual(["anna", "ben", "cleo"]);
    expect(await members("/lent")).toEqual(["anna"]);
    expect(await members("/outside")).toEqual([]);
    expect(await members("/missing")).toEqual([]);
  });

  it("are in them when they are asked for by id", async () => {
    const groups: Record<string, string[]> = {};
    for (const { id, username } of (await listAll(source(ldap))).people)
      groups[username] = (await source(ldap).groupsOf(id)).sort();
    const circle = ["/inner", "/staff", "/team"];
    expect(groups).toEqual({
      anna: ["/inner", "/lent", "/staff", "/team"],
      ben: circle,
      cleo: circle,
      dora: [],
      emil: [],
    });
  });
});
