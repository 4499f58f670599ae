import { z } from "zod";
import { domainNames } from "@/lib/accounts/admin-account/fields";
import { field, fields } from "@/lib/catalogue/field";
import { groupRoles } from "@/lib/platform/db/schema/admin-account";
import { permissions as permissionNames, permissionTexts } from "@/lib/platform/permission";
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
  role: field(z.enum(groupRoles), {
    label: "Role",
    words: {
      "domain-admin": "Domain admin: manages selected domains",
      superadmin: "Superadmin: manages the whole server",
      delegate: "Delegate: only what you choose, in selected domains",
    },
    option: { name: "role", value: "role", help: "superadmin, domain-admin or delegate" },
  }),
  domains: field(domainNames.clone(), {
    label: "Domains",
    option: {
      name: "domains",
      value: "names",
      help: "domains that the group's members manage as domain admins or delegates, such as a.org,b.org",
    },
  }),
  permissions: field(
    z
      .array(z.enum(permissionNames))
      .max(permissionNames.length)
      .transform((given) => permissionNames.filter((one) => given.includes(one))),
    {
      label: "Permissions",
      hint: "Everything else is closed to delegates: deleting mailboxes, creating app passwords, impersonation, authentication sources and linked accounts.",
      words: permissionTexts,
      option: {
        name: "permissions",
        value: "names",
        help: "what delegates can do, such as create-mailboxes,read-logs",
      },
    },
  ),
  mayImpersonate: field(z.boolean(), {
    label: "Can impersonate users",
    hint: "Opens the portal and webmail as a user. A banner is shown, and each use is recorded in the audit log. It ends when the group or this permission is gone.",
    option: {
      name: "may-impersonate",
      help: "allow the group's members to impersonate users in the portal and webmail",
      off: { name: "no-may-impersonate", help: "don't allow impersonating users" },
    },
  }),
});

const { provider, group, role, domains, permissions, mayImpersonate } = adminGroupFields;

export const createAdminGroupInput = z.strictObject({
  provider: provider.schema,
  group: group.schema,
  role: role.schema,
  domains: domains.schema.default([]),
  permissions: permissions.schema.default([]),
  mayImpersonate: mayImpersonate.schema.default(false),
});

export const updateAdminGroupInput = z.strictObject({
  role: role.schema.optional(),
  domains: domains.schema.optional(),
  permissions: permissions.schema.optional(),
  mayImpersonate: mayImpersonate.schema.optional(),
});
