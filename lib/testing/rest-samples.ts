import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/faces/rest/operation";
import { tokenDigest } from "@/lib/platform/secrets/token";
import type { RestWorld } from "@/lib/testing/rest-world";

export interface Sample {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** What somebody of another domain, or another mailbox, gets for asking the same. */
  foreign: "refused" | "sees-nothing" | "same-for-all";
}

const unique = () => randomUUID().slice(0, 8);

const anything: Sample = { foreign: "same-for-all" };

/** A valid request for every operation, about things of this world. A new operation needs a line here. */
export function samplesFor(world: RestWorld, role: Role): Record<string, Sample> {
  const address = { address: world.mailbox.address };
  const session = { id: tokenDigest(world.session).slice(0, 32) };
  const alias = { params: { address: world.alias.address }, foreign: "refused" } as const;
  const ownAlias = { params: { id: world.alias.id }, foreign: "refused" } as const;
  const ofDomain = { params: { name: world.domain }, foreign: "refused" } as const;
  const ofMailbox = { params: address, foreign: "refused" } as const;
  const clientKeys = { params: { slug: world.withoutDirectory.slug }, foreign: "same-for-all" } as const;
  const linked = { ...world.linked, provider: world.withoutDirectory.slug };
  const ofLinked = {
    params: { address: linked.address, provider: linked.provider },
    foreign: "refused",
  } as const;
  const waitingLinks = { body: { provider: linked.provider }, foreign: "sees-nothing" } as const;
  const template = { params: { name: world.template }, foreign: "same-for-all" } as const;
  const syncRun = { params: { id: world.syncRunId }, foreign: "same-for-all" } as const;
  const waitingRun = { params: { id: world.waitingRunId }, foreign: "same-for-all" } as const;
  const provider = { params: { slug: world.provider.slug }, foreign: "same-for-all" } as const;
  const appLink = { params: { id: world.appLinks[0] ?? "" }, foreign: "same-for-all" } as const;
  const admin = { params: { login: world.domainAdminLogin }, foreign: "same-for-all" } as const;
  const appPassword = { name: "Tablet", protocols: ["imap"], expiresAt: "2099-01-01T00:00:00.000Z" };
  return {
    listDomains: { foreign: "sees-nothing" },
    getDomain: ofDomain,
    putDomain: { ...ofDomain, params: { name: `new-${unique()}.test` }, body: { maxMailboxes: 3 } },
    updateDomain: {
      ...ofDomain,
      body: { active: false, defaultTemplate: world.template, identityProvider: null },
    },
    deleteDomain: { ...ofDomain, params: { name: world.emptyDomain } },
    listTemplates: anything,
    getTemplate: template,
    putTemplate: { ...template, params: { name: `New ${unique()}/?` }, body: { protocols: ["imap"] } },
    updateTemplate: { ...template, body: { quotaBytes: 0 } },
    deleteTemplate: template,
    previewTemplate: { ...template, body: { quotaBytes: 0, protocols: ["imap"] } },
    applyTemplateToAll: { ...template, body: { limit: 10 } },
    listMailboxes: { foreign: "sees-nothing" },
    createMailbox: { body: { address: `new@${world.domain}`, quotaBytes: 5 }, foreign: "refused" },
    getMailbox: ofMailbox,
    putMailbox: { ...ofMailbox, body: { displayName: "Person", protocols: ["imap", "smtp"] } },
    updateMailbox: { ...ofMailbox, body: { displayName: "Somebody", protocols: ["pop3"] } },
    deleteMailbox: ofMailbox,
    setMailboxPassword: { ...ofMailbox, body: { password: "correct horse battery" } },
    setMailboxSource: { ...ofMailbox, body: { source: world.provider.slug } },
    setMailboxState: { ...ofMailbox, body: { adminState: "receive-only" } },
    previewMailboxTemplate: { ...ofMailbox, body: { template: world.template } },
    applyTemplate: { ...ofMailbox, body: { template: world.template } },
    setMailboxStates: {
      body: { addresses: [world.mailbox.address], adminState: "disabled" },
      foreign: "sees-nothing",
    },
    listMailboxIdentities: { params: { address: linked.address }, foreign: "refused" },
    linkMailboxIdentity: { ...ofLinked, body: { subject: linked.claimant, keepWaysIn: true } },
    weighMailboxIdentity: { ...ofLinked, body: { subject: linked.claimant } },
    unlinkMailboxIdentity: { ...ofLinked, query: { linkByAddress: "true" } },
    listIdentityConflicts: { query: { kind: "other-account" }, foreign: "sees-nothing" },
    previewIdentityLinks: waitingLinks,
    linkIdentities: waitingLinks,
    resetMailboxFactors: ofMailbox,
    endMailboxSessions: ofMailbox,
    listMailboxSessions: ofMailbox,
    endMailboxSession: { ...ofMailbox, params: { ...address, ...session } },
    listSessions: { foreign: "sees-nothing" },
    endSession: { params: session, foreign: "refused" },
    revokeMailboxAppPasswords: ofMailbox,
    listMailboxAppPasswords: ofMailbox,
    createMailboxAppPassword: { ...ofMailbox, body: appPassword },
    revokeMailboxAppPassword: { ...ofMailbox, params: { ...address, id: world.appPassword.id } },
    listAppPasswords: { foreign: "sees-nothing" },
    createAppPassword: { body: appPassword, foreign: "same-for-all" },
    revokeAppPassword: { params: { id: world.appPassword.id }, foreign: "refused" },
    listAliases: { query: { kind: "temporary", order: "end" }, foreign: "sees-nothing" },
    createAlias: {
      body: { address: `sales@${world.domain}`, mailbox: world.mailbox.address },
      foreign: "refused",
    },
    getAlias: alias,
    putAlias: { ...alias, body: { mailbox: world.mailbox.address, description: "A shop" } },
    updateAlias: { ...alias, body: { active: false, expiresAt: "2099-01-01T00:00:00.000Z" } },
    deleteAlias: alias,
    createMailboxTemporaryAlias: { ...ofMailbox, body: { lifetime: "7d" } },
    listOwnAliases: { foreign: "sees-nothing" },
    createTemporaryAlias: { body: { lifetime: "1h", description: "A shop" }, foreign: "same-for-all" },
    extendTemporaryAlias: { ...ownAlias, body: { lifetime: "7d" } },
    deleteTemporaryAlias: ownAlias,
    listSyncRuns: anything,
    exportSyncRuns: anything,
    getSyncRun: syncRun,
    listSyncRunLines: syncRun,
    exportSyncRunLines: { ...syncRun, query: { format: "ndjson" } },
    startSyncRun: {
      params: { slug: world.withoutDirectory.slug },
      body: { dryRun: true },
      foreign: "same-for-all",
    },
    approveSyncRun: waitingRun,
    cancelSyncRun: waitingRun,
    listIdentityProviders: anything,
    getIdentityProvider: provider,
    getIdentityProviderNotices: provider,
    getClientKeys: clientKeys,
    prepareClientKey: clientKeys,
    activateClientKey: clientKeys,
    putIdentityProvider: { ...provider, body: { name: "Renamed", verify: false } },
    updateIdentityProvider: {
      ...provider,
      body: { verify: false, mappings: [{ value: "staff", template: world.template }] },
    },
    testIdentityProvider: { ...provider, body: { sampleUser: "somebody" } },
    deleteIdentityProvider: { ...provider, query: { mailboxesGoTo: "local" } },
    listAdmins: anything,
    getAdmin: admin,
    updateAdmin: { ...admin, body: { displayName: "Admin", mayOpenAs: true } },
    setAdminDomains: { ...admin, body: { domains: [world.emptyDomain] } },
    setAdminRole: { ...admin, body: { role: "superadmin" } },
    setAdminState: { ...admin, body: { active: false } },
    setAdminPassword: { ...admin, body: { password: "correct horse battery" } },
    resetAdminFactors: admin,
    createAdminPasswordLink: admin,
    deleteAdmin: admin,
    createDomainAdmin: {
      body: {
        login: `${unique()}@admins.test`,
        password: "correct horse battery",
        domains: [world.domain],
      },
      foreign: "same-for-all",
    },
    createSuperadmin: {
      body: { login: `${unique()}@admins.test`, password: "correct horse battery" },
      foreign: "same-for-all",
    },
    listApiKeys: { foreign: "sees-nothing" },
    createApiKey: { body: { name: "Key", scopes: ["all:read"] }, foreign: "refused" },
    revokeApiKey: { params: { id: world.readOnlyKeys[role].id }, foreign: "refused" },
    listAppLinks: anything,
    createAppLink: { body: { name: "Chat", url: "https://chat.example.org/" }, foreign: "same-for-all" },
    reorderAppLinks: { body: { ids: world.appLinks }, foreign: "same-for-all" },
    updateAppLink: { ...appLink, body: { description: "Talk" } },
    deleteAppLink: appLink,
    listOwnAppLinks: { foreign: "sees-nothing" },
    getBrandingSettings: anything,
    updateBrandingSettings: { body: { colour: "#0b5d70" }, foreign: "same-for-all" },
    getLoginPageSettings: anything,
    updateLoginPageSettings: { body: { showAdminLinks: true }, foreign: "same-for-all" },
    getContactsSettings: anything,
    updateContactsSettings: {
      body: { security: ["mailto:security@example.org"] },
      foreign: "same-for-all",
    },
    getPasswordPolicySettings: anything,
    updatePasswordPolicySettings: { body: { minLength: 12 }, foreign: "same-for-all" },
    getLogsSettings: anything,
    updateLogsSettings: { body: { loginDays: 30 }, foreign: "same-for-all" },
    getAccessSettings: anything,
    updateAccessSettings: { body: { adminNetworks: ["0.0.0.0/0"] }, foreign: "same-for-all" },
    listMailboxFactors: ofMailbox,
    listAdminFactors: admin,
    listSecondFactors: anything,
    endAdminSessions: admin,
    endSessions: anything,
    getOwnAccount: { foreign: "sees-nothing" },
    changeOwnAdminPassword: {
      body: { currentPassword: "correct horse battery", password: "another horse battery" },
      foreign: "same-for-all",
    },
    verifyAuditTrail: anything,
    listAuditEvents: { query: { limit: "200", subjectKind: "mailbox" }, foreign: "sees-nothing" },
    getHealth: anything,
    getAttention: { foreign: "sees-nothing" },
    getLoginChart: { query: { range: "week" }, foreign: "sees-nothing" },
    exportAuditEvents: { query: { format: "ndjson", subjectKind: "mailbox" }, foreign: "sees-nothing" },
    exportLogins: { query: { from: "2020-01-01T00:00:00.000Z" }, foreign: "sees-nothing" },
    listLogins: { query: { limit: "3", from: "2020-01-01T00:00:00.000Z" }, foreign: "sees-nothing" },
    explainLogin: { query: { ...address, door: "imap" }, foreign: "refused" },
    getProfile: { foreign: "sees-nothing" },
    getQuotaUse: anything,
    changePassword: {
      body: { currentPassword: "correct horse battery", password: "another horse battery" },
      foreign: "same-for-all",
    },
  };
}
