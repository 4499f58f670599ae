import { expect, it } from "vitest";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { LdapGroups } from "@/lib/providers/kinds/ldap/groups";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";

/** The groups of an entry of Active Directory, which lists them itself. */
function groupsOf(memberOf: string[], groupBaseDn?: string): Promise<string[]> {
  const settings = ldapSettings.parse({
    ldap: { preset: "active-directory", ...(groupBaseDn ? { groupBaseDn } : {}) },
  });
  const credential = { method: "client_secret_basic", secret: "x" } as const;
  const provider = { issuer: "", clientId: "cn=reader", credential, settings, mappings: [] };
  const asker = new LdapAsker(provider, new AbortController().signal);
  const entry = {
    dn: "CN=Anna,DC=x",
    attributes: new Map([["memberof", memberOf.map((dn) => Buffer.from(dn))]]),
  };
  return new LdapGroups(asker, "dc=example,dc=org", settings.ldap, 100).of(entry);
}

it.each([["OU=Groups,DC=example,DC=org"], ["ou=groups, dc=example, dc=org"]])(
  "are those below the base of groups, %s, as in a run: anybody may have made one of the same name elsewhere",
  async (base) => {
    const dns = [
      "CN=Staff,OU=Groups,DC=example,DC=org",
      "CN=Board,OU=Inner,OU=Groups,DC=example,DC=org",
      "CN=Sales\\, North,OU=Groups,DC=example,DC=org",
      "CN=Admins,OU=Interns,DC=example,DC=org",
      "CN=Admins,OU=Other Groups,DC=example,DC=org",
      "CN=Admins\\,OU=Groups,DC=example,DC=org",
      "CN=Admins,OU=Interns\\,OU=Groups,DC=example,DC=org",
      "CN=Admins,OU=Groups,DC=example,DC=org,DC=evil",
    ];
    expect(await groupsOf(dns, base)).toEqual(["/Staff", "/Board", "/Sales, North"]);
  },
);

it("are those below the base of people where there is no other", async () => {
  const dns = ["CN=Staff,OU=Groups,DC=example,DC=org", "CN=Staff2,DC=elsewhere,DC=org"];
  expect(await groupsOf(dns)).toEqual(["/Staff"]);
});
