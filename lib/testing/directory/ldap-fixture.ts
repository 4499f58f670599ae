import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import type { Context } from "@/lib/platform/db/context";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import { groupsBase, peopleBase, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import type { PrivateSlapd } from "@/lib/testing/openldap/private-slapd";

/** The domain of the people whom `personLdif` makes. */
export const ldapDomain = "example.test";

type Overrides = Partial<Parameters<typeof setIdentityProvider>[1]> & { ldap?: object };

/** A provider that is a private OpenLDAP, at both of its servers. Its people get a mailbox at their first sign-in. */
export async function makeLdapProvider(
  context: Context,
  { first, second, authority }: PrivateSlapd,
  { ldap, settings, ...rest }: Overrides = {},
) {
  const template = await createTestTemplate(context, { quotaBytes: 1_000_000 });
  return setIdentityProvider(context, {
    slug: "ldap",
    kind: "ldap",
    baseDn: peopleBase,
    clientId: serviceAccount.dn,
    clientSecret: serviceAccount.password,
    settings: {
      ldap: { urls: [first.ldaps, second.ldaps], caCertificate: authority, groupBaseDn: groupsBase, ...ldap },
      ...settings,
    },
    defaultTemplateId: template.id,
    verify: false,
    ...rest,
  });
}

/** As `makeLdapProvider`, with the domain of its people. */
export async function makeLdapFixture(...given: Parameters<typeof makeLdapProvider>) {
  await createTestDomain(given[0], { name: ldapDomain });
  return makeLdapProvider(...given);
}
