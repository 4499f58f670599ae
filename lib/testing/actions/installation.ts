import {
  type ActionEntry,
  admins,
  form,
  newPassword,
  sent,
  superadmins,
  withRole,
} from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";
import { sentForm } from "@/lib/testing/sent-form";

const group = (name: string, values: Record<string, string>) =>
  form(({ settingVersions }) => ({ expectedVersion: String(settingVersions[name] ?? 0), ...values }));

const settings = "(console)/[role]/settings/settings-actions.ts";
export const settingActions: Record<string, ActionEntry> = {
  [`${settings}#setBranding`]: {
    roles: superadmins,
    args: group("branding", { name: "Post", colour: "#0b5d70" }),
  },
  [`${settings}#setLoginPage`]: { roles: superadmins, args: group("loginPage", { showAdminLinks: "on" }) },
  [`${settings}#setPasswordPolicy`]: {
    roles: superadmins,
    args: group("passwordPolicy", { minLength: "12" }),
  },
  [`${settings}#setContacts`]: {
    roles: superadmins,
    args: group("contacts", { security: "security@example.org" }),
  },
  [`${settings}#setLogs`]: {
    roles: superadmins,
    args: group("logs", { loginDays: "30", syncRunDays: "60", auditDays: "" }),
  },
  [`${settings}#setAccess`]: {
    roles: superadmins,
    args: group("access", {
      adminNetworks: "0.0.0.0/0",
      domainAdminNetworks: "",
      adminSecondFactor: "on",
    }),
  },
};

const linkOf = ({ appLinkRow: { id, version } }: ConsoleWorld) => ({ id, expectedVersion: String(version) });
const linkFields = { name: "Chat", description: "Talk", url: "https://chat.example.org/", signedInUrl: "" };

const appLinks = "(console)/[role]/app-links/app-link-actions.ts";
export const appLinkActions: Record<string, ActionEntry> = {
  [`${appLinks}#createAppLink`]: { roles: superadmins, args: form(() => linkFields) },
  [`${appLinks}#updateAppLink`]: {
    roles: superadmins,
    args: form((world) => ({ ...linkOf(world), ...linkFields, description: world.domain })),
  },
  [`${appLinks}#deleteAppLink`]: { roles: superadmins, args: form(linkOf) },
  [`${appLinks}#reorderAppLinks`]: {
    roles: superadmins,
    args: form(({ allAppLinks }) => ({ ids: [...allAppLinks].reverse().join(",") })),
  },
};

const slugOf = ({ provider: { slug }, providerVersion }: ConsoleWorld) => ({
  slug,
  expectedVersion: String(providerVersion),
});

const providerFields = {
  kind: "keycloak",
  scopes: "openid email profile",
  templateAttribute: "mailcow_template",
  emailClaim: "email",
};

const keysOf = ({ withoutDirectory: { slug }, withKeyVersion }: ConsoleWorld) => ({
  slug,
  expectedVersion: String(withKeyVersion),
});
const clientKeys = "(console)/[role]/providers/client-key-actions.ts";
const providers = "(console)/[role]/providers/provider-actions.ts";
export const providerActions: Record<string, ActionEntry> = {
  [`${providers}#saveProvider`]: {
    roles: superadmins,
    args: form((world) => ({
      ...slugOf(world),
      name: "Renamed",
      ...providerFields,
      serverUrl: "https://id.demo.test",
      realm: "demo",
      clientId: "letterlock",
      unverified: "on",
    })),
  },
  [`${clientKeys}#prepareClientKey`]: { roles: superadmins, args: form(keysOf) },
  [`${clientKeys}#activateClientKey`]: { roles: superadmins, args: form(keysOf) },
  [`${providers}#switchProvider`]: { roles: superadmins, args: form(slugOf) },
  [`${providers}#deleteProvider`]: { roles: superadmins, args: form(slugOf) },
  [`${providers}#tryPastedClaims`]: {
    roles: superadmins,
    args: () => [sentForm({ ...providerFields, claims: '{"sub":"1"}' })],
    own: "answers",
  },
};

const syncRuns = "(console)/[role]/sync-runs/sync-run-actions.ts";
export const syncRunActions: Record<string, ActionEntry> = {
  [`${syncRuns}#startRun`]: {
    roles: superadmins,
    args: form(({ withoutDirectory: { slug } }) => ({ provider: slug, dryRun: "on" })),
  },
  [`${syncRuns}#approveRun`]: { roles: superadmins, args: form(({ waitingRunId: id }) => ({ id })) },
  [`${syncRuns}#cancelRun`]: { roles: superadmins, args: form(({ waitingRunId: id }) => ({ id })) },
};

const oneAdmin = ({ domainAdminLogin: login }: ConsoleWorld) => ({ login });
const adminOf = (world: ConsoleWorld) => ({
  ...oneAdmin(world),
  expectedVersion: String(world.domainAdminRow.version),
});

const accounts = "(console)/[role]/admins/admin-actions.ts";
const adminAccess = "(console)/[role]/admins/[login]/admin-access-actions.ts";
export const adminActions: Record<string, ActionEntry> = {
  [`${accounts}#createAdmin`]: {
    roles: superadmins,
    args: form(({ domain }) => ({
      login: `new@${domain}`,
      displayName: "New",
      role: "domain-admin",
      password: newPassword,
      domains: [domain],
    })),
  },
  [`${accounts}#updateAdmin`]: {
    roles: superadmins,
    args: form((world) => ({ ...adminOf(world), displayName: "Somebody" })),
  },
  [`${accounts}#setAdminDomains`]: {
    roles: superadmins,
    args: form((world) => ({ ...adminOf(world), domains: [world.emptyDomain] })),
  },
  [`${accounts}#setAdminPassword`]: {
    roles: superadmins,
    args: form((world) => ({ ...oneAdmin(world), password: newPassword })),
  },
  [`${adminAccess}#setAdminState`]: {
    roles: superadmins,
    args: form((world) => ({ ...adminOf(world), active: "off" })),
  },
  [`${adminAccess}#setAdminRole`]: {
    roles: superadmins,
    args: form((world) => ({ ...adminOf(world), role: "superadmin" })),
  },
  [`${adminAccess}#endAdminSessions`]: { roles: superadmins, args: form(oneAdmin) },
  "(console)/[role]/admins/[login]/password-link-action.ts#createPasswordLink": {
    roles: superadmins,
    args: form(oneAdmin),
  },
  [`${adminAccess}#resetAdminFactors`]: { roles: superadmins, args: form(oneAdmin) },
  [`${adminAccess}#deleteAdmin`]: {
    roles: superadmins,
    args: form((world) => ({
      ...adminOf(world),
      confirmation: world.domainAdminLogin,
    })),
  },
  "(console)/[role]/admins/domain-search-action.ts#searchDomains": {
    roles: superadmins,
    args: ({ domain }) => [domain],
    own: "answers",
  },
};

const apiKeys = "(console)/[role]/api-keys/api-key-actions.ts";
export const apiKeyActions: Record<string, ActionEntry> = {
  [`${apiKeys}#createApiKey`]: {
    roles: admins,
    args: withRole(() => ({ name: "Script", reach: "all:read", networks: "", expires: "" })),
    foreign: "own-things",
  },
  [`${apiKeys}#revokeApiKey`]: {
    roles: admins,
    args: (world, role) =>
      sent({ role, id: role === "superadmin" ? world.keys.admin.id : world.keys["domain-admin"].id }),
  },
};

export const logActions: Record<string, ActionEntry> = {
  "(console)/[role]/(logs)/audit/trail-action.ts#verifyTrail": { roles: superadmins, args: () => [] },
};
