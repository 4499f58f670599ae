import { tokenDigest } from "@/lib/platform/secrets/token";
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

const address = ({ mailbox }: ConsoleWorld) => mailbox.address;

const mailboxOf = ({ mailboxRow }: ConsoleWorld) => ({
  address: mailboxRow.address,
  expectedVersion: String(mailboxRow.version),
});

/** What a form says that gives something to a mailbox. */
const given = {
  quotaBytes: "2",
  landing: "portal",
  imap: "on",
  webmail: "on",
  mayCreateAppPasswords: "on",
};

const domainFields = {
  active: "on",
  maxMailboxes: "7",
  maxAliases: "",
  maxQuotaBytes: "",
  totalQuotaBytes: "",
  defaultTemplate: "",
  identityProvider: "",
};

const oneDomain = ({ name, version }: ConsoleWorld["domainRow"]) => ({
  name,
  expectedVersion: String(version),
});

export const domainActions: Record<string, ActionEntry> = {
  "(console)/[role]/domains/domain-actions.ts#createDomain": {
    roles: superadmins,
    args: form(({ domain }) => ({ name: `new-${domain}`, ...domainFields })),
  },
  "(console)/[role]/domains/domain-actions.ts#updateDomain": {
    roles: superadmins,
    args: form(({ domainRow }) => ({ ...oneDomain(domainRow), ...domainFields })),
  },
  "(console)/[role]/domains/domain-actions.ts#deleteDomain": {
    roles: superadmins,
    args: form(({ emptyDomainRow }) => oneDomain(emptyDomainRow)),
  },
};

export const mailboxActions: Record<string, ActionEntry> = {
  "(console)/[role]/mailboxes/[address]/open-as-action.ts#openMailboxHere": {
    roles: admins,
    args: withRole(({ mailbox }) => ({ mailboxId: mailbox.id })),
  },
  "(console)/[role]/mailboxes/new/new-mailbox-action.ts#createMailbox": {
    roles: admins,
    args: withRole(({ domain }) => ({
      localPart: "new",
      domain,
      displayName: "",
      template: "",
      source: "",
      password: newPassword,
    })),
  },
  "(console)/[role]/mailboxes/[address]/mailbox-actions.ts#updateMailbox": {
    roles: admins,
    args: withRole((world) => ({
      ...mailboxOf(world),
      displayName: "Somebody",
      language: "de",
      ...given,
    })),
  },
  "(console)/[role]/mailboxes/[address]/mailbox-actions.ts#releasePin": {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), stays: ["quotaBytes"] })),
  },
  "(console)/[role]/mailboxes/[address]/mailbox-actions.ts#setMailboxState": {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), adminState: "disabled" })),
  },
  "(console)/[role]/mailboxes/[address]/mailbox-actions.ts#setMailboxSource": {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), source: world.provider.slug })),
  },
};

const templateOf = ({ templateRow: { id, version } }: ConsoleWorld) => ({
  id,
  expectedVersion: String(version),
});

const templates = "(console)/[role]/templates/template-actions.ts";
const application = "(console)/[role]/templates/application-actions.ts";
export const templateActions: Record<string, ActionEntry> = {
  [`${templates}#createTemplate`]: {
    roles: superadmins,
    args: form(({ template }) => ({ name: `New ${template}`, ...given })),
  },
  [`${templates}#updateTemplate`]: {
    roles: superadmins,
    args: form((world) => ({ ...templateOf(world), name: `Other ${world.template}`, ...given })),
  },
  [`${application}#previewEdit`]: {
    roles: superadmins,
    own: "answers",
    args: form((world) => ({ ...templateOf(world), name: world.template, ...given })),
  },
  [`${application}#previewForAll`]: {
    roles: superadmins,
    own: "answers",
    args: (world) => [{ id: world.templateRow.id }],
  },
  [`${application}#applyNext`]: { roles: superadmins, own: "answers", args: (world) => [templateOf(world)] },
  [`${templates}#deleteTemplate`]: { roles: superadmins, args: form(templateOf) },
};

const signIns = "(console)/[role]/mailboxes/[address]/sign-in-actions.ts";
const mailboxTemplates = "(console)/[role]/mailboxes/[address]/template-actions.ts";
const oneOf = (world: ConsoleWorld) => ({ address: address(world) });
const chosenOf = ({ mailbox, templateId }: ConsoleWorld) => ({ mailboxId: mailbox.id, templateId });

/** What else the page of one mailbox does. */
export const mailboxPageActions: Record<string, ActionEntry> = {
  [`${signIns}#setMailboxPassword`]: {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), password: newPassword })),
  },
  [`${signIns}#allowLocalPassword`]: {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), localPasswordAllowed: "yes" })),
  },
  [`${signIns}#revokeAppPassword`]: {
    roles: admins,
    args: withRole((world) => ({ ...oneOf(world), id: world.appPassword.id })),
  },
  [`${signIns}#revokeAppPasswords`]: { roles: admins, args: withRole(oneOf) },
  "(console)/[role]/mailboxes/[address]/new-app-password-action.ts#createMailboxAppPassword": {
    roles: admins,
    args: (world, role) => [
      { role, ...oneOf(world) },
      ...sent({ name: "Scanner", protocols: ["imap"], expiry: "never" }),
    ],
  },
  [`${signIns}#endMailboxSession`]: {
    roles: admins,
    args: withRole((world) => ({ ...oneOf(world), id: tokenDigest(world.session).slice(0, 32) })),
  },
  [`${signIns}#endMailboxSessions`]: { roles: admins, args: withRole(oneOf) },
  [`${signIns}#resetMailboxFactors`]: { roles: admins, args: withRole(oneOf) },
  [`${signIns}#deleteMailbox`]: {
    roles: admins,
    args: withRole((world) => ({
      ...mailboxOf(world),
      confirmation: address(world),
    })),
  },
  [`${mailboxTemplates}#previewTemplate`]: {
    roles: admins,
    args: withRole(chosenOf),
    own: "answers",
  },
  [`${mailboxTemplates}#applyTemplate`]: {
    roles: admins,
    args: withRole(chosenOf),
  },
};

const identities = "(console)/[role]/identity-conflicts/identity-actions.ts";
const linkedOf = ({ linked, withoutDirectory }: ConsoleWorld) => ({
  address: linked.address,
  provider: withoutDirectory.slug,
});
const claimOf = (world: ConsoleWorld) => ({ ...linkedOf(world), subject: world.linked.claimant });
const waitingOf = ({ withoutDirectory: { slug } }: ConsoleWorld) => ({ provider: slug });

/** The accounts at providers that mailboxes are linked to. A stranger's step finds nobody. */
export const identityActions: Record<string, ActionEntry> = {
  [`${identities}#weighIdentity`]: {
    roles: admins,
    args: (world, role) => [{ role, ...claimOf(world) }],
    own: "answers",
  },
  [`${identities}#linkIdentity`]: { roles: admins, args: withRole(claimOf) },
  [`${identities}#unlinkIdentity`]: { roles: admins, args: withRole(linkedOf) },
  [`${identities}#previewLinks`]: {
    roles: admins,
    args: (world, role) => [{ role, ...waitingOf(world) }],
    own: "answers",
    foreign: "nothing",
  },
  [`${identities}#linkNext`]: {
    roles: admins,
    args: (world, role) => [{ role, ...waitingOf(world) }],
    foreign: "nothing",
  },
};

const bulk = "(console)/[role]/mailboxes/bulk/bulk-actions.ts";

/** A stranger's step changes none and says so of each, without its address. */
export const bulkActions: Record<string, ActionEntry> = {
  [`${bulk}#changeSome`]: {
    roles: admins,
    args: (world, role) => [
      {
        role,
        change: { kind: "set-state", adminState: "disabled" },
        target: { mailboxIds: [world.mailbox.id] },
      },
    ],
    foreign: "nothing",
  },
  [`${bulk}#countMatching`]: {
    roles: admins,
    args: (_, role) => [{ role, filter: {} }],
    own: "answers",
    foreign: "nothing",
  },
};
