import { randomUUID } from "node:crypto";
import type { Operation, Role } from "@/lib/faces/rest/operation";
import { tokenDigest } from "@/lib/platform/secrets/token";
import type { RestFixture } from "@/lib/testing/rest-fixture";

export interface Sample {
  params: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** What somebody of another domain, or another mailbox, gets for asking the same. */
  foreign: "refused" | "sees-nothing" | "same-for-all";
}

const unique = () => randomUUID().slice(0, 8);

/** What the places of a path mean in a fixture. */
const namesIn = (fixture: RestFixture, role: Role): Record<string, string> => ({
  "domains/{name}": fixture.domain,
  "mailboxes/{address}": fixture.mailbox.address,
  "templates/{name}": fixture.template,
  "aliases/{address}": fixture.alias.address,
  "temporary-aliases/{id}": fixture.alias.id,
  "app-passwords/{id}": fixture.appPassword.id,
  "sessions/{id}": tokenDigest(fixture.session).slice(0, 32),
  "api-keys/{id}": fixture.readOnlyKeys[role].id,
  "scim-tokens/{id}": fixture.scimTokenId,
  "identity-providers/{slug}": fixture.provider.slug,
  "sync-runs/{id}": fixture.syncRunId,
  "app-links/{id}": fixture.appLinks[0] ?? "",
  "admins/{login}": fixture.domainAdminLogin,
  "admin-groups/{id}": fixture.adminGroupId,
  "admin-sessions/{id}": fixture.groupSessionId,
  "shares/{id}": fixture.shareId,
});

function paramsOf({ path }: Operation, names: Record<string, string>): Record<string, string> {
  const places = [...path.matchAll(/([^/]+)\/\{(\w+)\}/g)];
  return Object.fromEntries(
    places.map(([place, , name = ""]) => {
      const value = names[place];
      if (value === undefined)
        throw new Error(`lib/testing/rest-samples.ts does not know ${place} of ${path}`);
      return [name, value];
    }),
  );
}

/** Another's thing is not there for a stranger, and is left out of lists. */
const foreignOf = ({ path }: Operation): Sample["foreign"] =>
  path.includes("{") ? "refused" : "sees-nothing";

/** What is said where an operation needs more than its path, or means something else by it. */
function wordsOf(fixture: RestFixture): Record<string, Partial<Sample>> {
  const { domain, template, mailbox, linked, withoutDirectory, provider } = fixture;
  const named = { params: { address: linked.address, provider: withoutDirectory.slug } };
  const subject = { subject: linked.claimant };
  const waitingLinks = { body: { provider: withoutDirectory.slug } };
  const withKeys = { params: { slug: withoutDirectory.slug } };
  const waitingRun = { params: { id: fixture.waitingRunId } };
  const appPassword = { name: "Tablet", protocols: ["imap"], expiresAt: "2099-01-01T00:00:00.000Z" };
  const password = "correct horse battery";
  const passwords = { body: { currentPassword: password, password: "another horse battery" } };
  const newAdmin = () => ({ login: `${unique()}@admins.test`, password });
  const makesOwn = { foreign: "same-for-all" } as const;
  const since = { from: "2020-01-01T00:00:00.000Z" };
  return {
    putDomain: { params: { name: `new-${unique()}.test` }, body: { maxMailboxes: 3 } },
    updateDomain: { body: { active: false, defaultTemplate: template, identityProvider: null } },
    deleteDomain: { params: { name: fixture.emptyDomain } },
    getTemplate: { foreign: "sees-nothing" },
    putTemplate: { params: { name: `New ${unique()}/?` }, body: { protocols: ["imap"] } },
    updateTemplate: { body: { quotaBytes: 0 } },
    previewTemplate: { body: { quotaBytes: 0, protocols: ["imap"] } },
    applyTemplateToAll: { body: { limit: 10 } },
    createMailbox: { body: { address: `new@${domain}`, quotaBytes: 5 }, foreign: "refused" },
    putMailbox: { body: { displayName: "Person", protocols: ["imap", "smtp"] } },
    updateMailbox: { body: { displayName: "Somebody", protocols: ["pop3"] } },
    setMailboxPassword: { body: { password } },
    setMailboxSource: { body: { source: provider.slug } },
    setMailboxState: { body: { adminState: "receive-only" } },
    previewMailboxTemplate: { body: { template } },
    applyTemplate: { body: { template } },
    setMailboxStates: { body: { addresses: [mailbox.address], adminState: "disabled" } },
    listMailboxIdentities: { params: { address: linked.address } },
    linkMailboxIdentity: { ...named, body: { ...subject, keepWaysIn: true } },
    weighMailboxIdentity: { ...named, body: subject },
    unlinkMailboxIdentity: { ...named, query: { linkByAddress: "true" } },
    listIdentityConflicts: { query: { kind: "other-account" } },
    previewIdentityLinks: waitingLinks,
    linkIdentities: waitingLinks,
    createMailboxAppPassword: { body: appPassword },
    createAppPassword: { ...makesOwn, body: appPassword },
    updateMailboxAppPassword: { body: { name: "Old tablet", protocols: ["imap"] } },
    updateAppPassword: { body: { name: "Old tablet", protocols: ["imap"] } },
    listAliases: { query: { kind: "temporary", order: "end" } },
    createAlias: { body: { address: `sales@${domain}`, mailbox: mailbox.address }, foreign: "refused" },
    putAlias: { body: { mailbox: mailbox.address, description: "A shop" } },
    updateAlias: { body: { active: false, expiresAt: "2099-01-01T00:00:00.000Z" } },
    extendAlias: { body: { lifetime: "7d" } },
    createMailboxTemporaryAlias: { body: { lifetime: "7d" } },
    createTemporaryAlias: { ...makesOwn, body: { lifetime: "1h", description: "A shop" } },
    extendTemporaryAlias: { body: { lifetime: "7d" } },
    exportSyncRunLines: { query: { format: "ndjson" } },
    startSyncRun: { ...withKeys, body: { dryRun: true } },
    approveSyncRun: waitingRun,
    cancelSyncRun: waitingRun,
    getClientKeys: withKeys,
    prepareClientKey: withKeys,
    activateClientKey: withKeys,
    putIdentityProvider: { body: { name: "Renamed", verify: false } },
    updateIdentityProvider: { body: { verify: false, mappings: [{ value: "staff", template }] } },
    testIdentityProvider: { body: { sampleUser: "somebody" } },
    deleteIdentityProvider: { query: { mailboxesGoTo: "local" } },
    createAdminGroup: {
      body: {
        provider: withoutDirectory.slug,
        group: `/${unique()}`,
        role: "domain-admin",
        domains: [domain],
      },
    },
    updateAdminGroup: { body: { domains: [fixture.emptyDomain] } },
    createMailboxShare: { body: { provider: withoutDirectory.slug, group: `/${unique()}`, access: "read" } },
    previewMailboxShare: { body: { provider: withoutDirectory.slug, group: "/sales", access: "none" } },
    updateMailboxShare: { body: { access: "read" } },
    updateAdmin: { body: { displayName: "Admin", mayImpersonate: true } },
    setAdminDomains: { body: { domains: [fixture.emptyDomain] } },
    setAdminRole: { body: { role: "superadmin" } },
    setAdminState: { body: { active: false } },
    setAdminPassword: { body: { password } },
    createDomainAdmin: { body: { ...newAdmin(), domains: [domain] } },
    createSuperadmin: { body: newAdmin() },
    createApiKey: { body: { name: "Key", scopes: ["all:read"] }, foreign: "refused" },
    createIdentityProviderScimToken: { body: { name: "Entra ID", domains: [domain] } },
    createAppLink: { body: { name: "Chat", url: "https://chat.example.org/" } },
    reorderAppLinks: { body: { ids: fixture.appLinks } },
    updateAppLink: { body: { description: "Talk" } },
    updateBrandingSettings: { body: { colour: "#0b5d70" } },
    updateLoginPageSettings: { body: { showAdminLinks: true } },
    updateContactsSettings: { body: { security: ["mailto:security@example.org"] } },
    updatePasswordPolicySettings: { body: { minLength: 12 } },
    updateLogsSettings: { body: { loginDays: 30 } },
    updateNotificationsSettings: { body: { enabled: false } },
    chooseNotifications: { ...makesOwn, body: { switchedOff: ["new-network"] } },
    getNotifications: makesOwn,
    updateAccessSettings: { body: { adminNetworks: ["0.0.0.0/0"] } },
    endSessions: makesOwn,
    endOtherSessions: { ...makesOwn, query: { keep: tokenDigest(fixture.session).slice(0, 32) } },
    updateProfile: { ...makesOwn, body: { language: "de", timeZone: "Europe/Berlin" } },
    updateOwnAccount: { ...makesOwn, body: { language: "de", timeZone: "Europe/Berlin" } },
    changeOwnAdminPassword: { ...makesOwn, ...passwords },
    chooseStartPage: { ...makesOwn, body: { startPage: "webmail" } },
    changePassword: { ...makesOwn, ...passwords },
    listAuditEvents: { query: { limit: "200", subjectKind: "mailbox" } },
    exportAuditEvents: { query: { format: "ndjson", subjectKind: "mailbox" } },
    getLoginChart: { query: { range: "week" } },
    listLogins: { query: { limit: "3", ...since } },
    exportLogins: { query: since },
    explainLogin: { query: { address: mailbox.address, door: "imap" }, foreign: "refused" },
  };
}

/** The operations that have words of their own here. */
export const saidOf = (fixture: RestFixture): string[] => Object.keys(wordsOf(fixture));

/** A valid request for an operation, about things of this fixture. One without a body or a query needs no line here. */
export function sampleFor(fixture: RestFixture, role: Role, operation: Operation): Sample {
  const { params, ...words } = wordsOf(fixture)[operation.id] ?? {};
  return {
    foreign: foreignOf(operation),
    ...words,
    params: params ?? paramsOf(operation, namesIn(fixture, role)),
  };
}
