import { createDomain } from "@/lib/accounts/domain/create-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createTemplate } from "@/lib/accounts/template/create-template";
import type { Context } from "@/lib/platform/db/context";
import { groupsBase, peopleBase, personLdif, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import type { PrivateSlapd } from "@/lib/testing/openldap/private-slapd";

export const ldapSlug = "ldap";
export const ldapDomain = "example.test";

/** The user name of one of them. */
export const uidOf = (number: number): string => `person-${String(number).padStart(6, "0")}`;

/** So many people for a private OpenLDAP. */
export const peopleLdif = (count: number): string =>
  Array.from({ length: count }, (_, number) =>
    personLdif(uidOf(number), { mailboxType: number % 3 === 0 ? "staff" : "other" }),
  ).join("");

/** A provider that imports the people of a private OpenLDAP. */
export async function addLdapProvider(context: Context, { first, authority }: PrivateSlapd): Promise<void> {
  await createDomain(context, { name: ldapDomain });
  const { id: defaultTemplateId } = await createTemplate(context, { name: "default" });
  const { id: templateId } = await createTemplate(context, { name: "staff", quotaBytes: 5e9 });
  await setIdentityProvider(context, {
    slug: ldapSlug,
    kind: "ldap",
    baseDn: peopleBase,
    clientId: serviceAccount.dn,
    clientSecret: serviceAccount.password,
    verify: false,
    defaultTemplateId,
    mappings: [{ value: "staff", templateId }],
    settings: {
      templateAttribute: "mailboxType",
      ldap: { urls: [first.ldaps], caCertificate: authority, groupBaseDn: groupsBase },
      sync: { importUsers: true },
    },
  });
}
