import {
  actionsOf,
  anyAdmin,
  formsOf,
  newPassword,
  superadmin,
  superadmins,
} from "@/lib/testing/actions/action-sample";
import type { ConsoleFixture } from "@/lib/testing/console-fixture";
import { nowhere } from "@/lib/testing/rest-fixture";
import { sentForm } from "@/lib/testing/sent-form";

const group = (name: string, values: Record<string, string>) =>
  superadmin(({ settingVersions }) => ({ expectedVersion: String(settingVersions[name] ?? 0), ...values }));

export const settingForms = formsOf({
  setBranding: group("branding", { name: "Post", colour: "#0b5d70" }),
  setLoginPage: group("loginPage", { showAdminLinks: "on" }),
  setPasswordPolicy: group("passwordPolicy", { minLength: "12" }),
  setContacts: group("contacts", { security: "security@example.org" }),
  setLogs: group("logs", { loginDays: "30", syncRunDays: "60", auditDays: "" }),
  setNotifications: group("notifications", {}),
  setAccess: group("access", {
    adminNetworks: "0.0.0.0/0",
    domainAdminNetworks: "",
    adminSecondFactor: "on",
  }),
});

const linkOf = ({ appLinkRow: { id, version } }: ConsoleFixture) => ({
  id,
  expectedVersion: String(version),
});
const linkFields = { name: "Chat", description: "Talk", url: "https://chat.example.org/", signedInUrl: "" };

export const appLinkForms = formsOf({
  createAppLink: superadmin(() => linkFields),
  updateAppLink: superadmin((fixture) => ({
    ...linkOf(fixture),
    ...linkFields,
    description: fixture.domain,
  })),
  reorderAppLinks: superadmin(({ allAppLinks }) => ({ ids: [...allAppLinks].reverse().join(",") })),
});

const slugOf = ({ provider: { slug }, providerVersion }: ConsoleFixture) => ({
  slug,
  expectedVersion: String(providerVersion),
});

const providerFields = {
  kind: "keycloak",
  scopes: "openid email profile",
  templateAttribute: "mailcow_template",
  groupsClaim: "groups",
  emailClaim: "email",
};

export const providerActions = {
  ...actionsOf("(console)/[role]/providers/provider-actions.ts", {
    saveProvider: superadmin((fixture) => ({
      ...slugOf(fixture),
      part: "connection",
      name: "Renamed",
      ...providerFields,
      serverUrl: nowhere,
      realm: "demo",
      clientId: "letterlock",
      unverified: "on",
    })),
    tryPastedClaims: {
      roles: superadmins,
      args: () => [sentForm({ ...providerFields, part: "templates", claims: '{"sub":"1"}' })],
      own: "answers",
    },
  }),
};

const step = (name: string, values: Record<string, string> = {}) => ({ step: name, ...values });
const ofDraft = (values: Record<string, string>, rules: Parameters<typeof superadmin>[1] = {}) =>
  superadmin(({ providerDraftId: draft }) => ({ draft, ...values }), rules);
const calledWithDraft = (values: Record<string, string>, own: "changes" | "refuses") => ({
  roles: superadmins,
  args: ({ providerDraftId: draft }: ConsoleFixture) => [sentForm({ draft, ...values })],
  own,
});

export const wizardActions = actionsOf("(console)/[role]/providers/wizard/wizard-actions.ts", {
  beginProvider: superadmin(() => ({ kind: "keycloak" })),
  discardDraft: ofDraft({}),
  saveStep: ofDraft(step("connect", { name: "Renamed" })),
  finishProvider: ofDraft(step("switch-on", { enabled: "on" })),
  keepDraft: calledWithDraft(step("connect", { name: "Renamed" }), "changes"),
  trySamplePerson: calledWithDraft(step("people", { sampleUser: "anna" }), "changes"),
  // Nobody can be read where nothing listens.
  previewDraft: calledWithDraft(step("switch-on"), "refuses"),
});

export const providerForms = formsOf({
  deleteProvider: superadmin(slugOf),
  createScimToken: superadmin(({ provider: { slug } }) => ({
    slug,
    name: "Entra",
    domains: "",
    expiresAt: "",
  })),
});

export const syncRunForms = formsOf({
  startRun: superadmin(({ withoutDirectory: { slug } }) => ({ provider: slug, dryRun: "on" })),
});

const oneAdmin = ({ domainAdminLogin: login }: ConsoleFixture) => ({ login });
const adminOf = (fixture: ConsoleFixture) => ({
  ...oneAdmin(fixture),
  expectedVersion: String(fixture.domainAdminRow.version),
});

const adminGroupOf = ({ adminGroupId: id }: ConsoleFixture) => ({ id, expectedVersion: "1" });

export const adminActions = {
  ...formsOf({
    createAdmin: superadmin(({ domain }) => ({
      login: `new@${domain}`,
      displayName: "New",
      role: "domain-admin",
      password: newPassword,
      domains: [domain],
    })),
    updateAdmin: superadmin((fixture) => ({ ...adminOf(fixture), displayName: "Somebody" })),
    setAdminDomains: superadmin((fixture) => ({ ...adminOf(fixture), domains: [fixture.emptyDomain] })),
    setAdminPassword: superadmin((fixture) => ({ ...oneAdmin(fixture), password: newPassword })),
    createPasswordLink: superadmin(oneAdmin),
    createAdminGroup: superadmin(({ domain, withoutDirectory: { slug } }) => ({
      provider: slug,
      group: "/helpers",
      role: "domain-admin",
      domains: [domain],
    })),
    updateAdminGroup: superadmin((fixture) => ({ ...adminGroupOf(fixture), role: "superadmin" })),
  }),
  ...actionsOf("(console)/[role]/admins/admin-actions.ts", {
    searchDomains: { roles: superadmins, args: ({ domain }) => [domain], own: "answers" },
  }),
};

export const apiKeyForms = formsOf({
  createApiKey: anyAdmin(() => ({ name: "Script", reach: "all:read", allowedNetworks: "", expiresAt: "" }), {
    foreign: "own-things",
  }),
});

export const logForms = formsOf({ verifyAuditLog: superadmin(() => ({})) });
