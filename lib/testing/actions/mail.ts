import {
  type ActionEntry,
  admins,
  form,
  newPassword,
  superadmins,
  withRole,
} from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";

const mailboxOf = ({ mailboxRow }: ConsoleWorld) => ({
  mailboxId: mailboxRow.id,
  expectedVersion: String(mailboxRow.version),
});

const domainFields = {
  active: "on",
  maxMailboxes: "7",
  maxQuotaBytes: "",
  totalQuotaBytes: "",
  defaultTemplateId: "",
  identityProviderId: "",
};

export const domainActions: Record<string, ActionEntry> = {
  "_administration/domains/domain-actions.ts#makeDomain": {
    roles: superadmins,
    args: form(({ domain }) => ({ name: `new-${domain}`, ...domainFields })),
  },
  "_administration/domains/domain-actions.ts#changeDomain": {
    roles: superadmins,
    args: form(({ domainRow: { id, version } }) => ({
      id,
      expectedVersion: String(version),
      ...domainFields,
    })),
  },
  "_administration/domains/domain-actions.ts#removeDomain": {
    roles: superadmins,
    args: form(({ emptyDomainRow: { id, version } }) => ({ id, expectedVersion: String(version) })),
  },
};

export const mailboxActions: Record<string, ActionEntry> = {
  "_administration/open-as-action.ts#openMailboxHere": {
    roles: admins,
    args: withRole(({ mailbox }) => ({ mailboxId: mailbox.id })),
  },
  "_administration/mailboxes/new-mailbox-action.ts#makeMailbox": {
    roles: admins,
    args: withRole(({ domain }) => ({
      localPart: "new",
      domain,
      displayName: "",
      templateId: "",
      identityProviderId: "",
      password: newPassword,
    })),
  },
  "_administration/mailboxes/mailbox-actions.ts#changeMailbox": {
    roles: admins,
    args: withRole((world) => ({
      ...mailboxOf(world),
      displayName: "Somebody",
      quotaBytes: "1",
      landing: "portal",
      doors: ["imap"],
    })),
  },
  "_administration/mailboxes/mailbox-actions.ts#changeMailboxState": {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), adminState: "disabled" })),
  },
  "_administration/mailboxes/mailbox-actions.ts#changeMailboxSource": {
    roles: admins,
    args: withRole((world) => ({ ...mailboxOf(world), identityProviderId: world.provider.id })),
  },
};

const templateFields = {
  quotaBytes: "2",
  landing: "portal",
  doors: ["imap", "webmail"],
  may: [],
};

const templateOf = ({ templateRow: { id, version } }: ConsoleWorld) => ({
  id,
  expectedVersion: String(version),
});

const templates = "_administration/templates/template-actions.ts";
export const templateActions: Record<string, ActionEntry> = {
  [`${templates}#makeTemplate`]: {
    roles: superadmins,
    args: form(({ template }) => ({ name: `New ${template}`, ...templateFields })),
  },
  [`${templates}#changeTemplate`]: {
    roles: superadmins,
    args: form((world) => ({ ...templateOf(world), name: `Other ${world.template}`, ...templateFields })),
  },
  [`${templates}#removeTemplate`]: { roles: superadmins, args: form(templateOf) },
};
