import { z } from "zod";
import { domainNames } from "@/lib/accounts/admin-account/fields";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { field, fields } from "@/lib/catalogue/field";
import { groupName } from "@/lib/providers/group/group-name";
import { providerSlug } from "@/lib/providers/settings/slug";

/** What superadmins set on a group whose members administer. */
export const adminGroupFields = fields("adminGroup", {
  provider: field(providerSlug, {
    label: "Identity provider",
    option: { name: "provider", value: "slug", help: "identity provider that the group belongs to" },
  }),
  group: field(groupName, {
    label: "Group",
    hint: "Exactly as the provider writes it, such as /mail-admins. Case matters, and so does a leading slash.",
    option: { name: "group", value: "name", help: "exact name or path of the group at the provider" },
  }),
  role: field(adminRole, {
    label: "Role",
    words: {
      "domain-admin": "Domain admin: manages selected domains",
      superadmin: "Superadmin: manages the whole server",
    },
    option: { name: "role", value: "role", help: "superadmin or domain-admin" },
  }),
  domains: field(domainNames, {
    label: "Domains",
    option: {
      name: "domains",
      value: "names",
      help: "domains that the group's members manage as domain admins, such as a.org,b.org",
    },
  }),
});

const { provider, group, role, domains } = adminGroupFields;

export const createAdminGroupInput = z.strictObject({
  provider: provider.schema,
  group: group.schema,
  role: role.schema,
  domains: domains.schema.default([]),
});

export const updateAdminGroupInput = z.strictObject({
  role: role.schema.optional(),
  domains: domains.schema.optional(),
});
