import {
  actionsOf,
  admins,
  anyAdmin,
  calledByAdmin,
  newPassword,
  sent,
  superadmin,
  superadmins,
} from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";

const oneOf = ({ mailbox: { address } }: ConsoleWorld) => ({ address });
const mailboxOf = ({ mailboxRow: { address, version } }: ConsoleWorld) => ({
  address,
  expectedVersion: String(version),
});

/** What a form says that gives something to a mailbox. */
const given = {
  quotaBytes: "2",
  startPage: "portal",
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

export const domainActions = actionsOf("(console)/[role]/domains/domain-actions.ts", {
  createDomain: superadmin(({ domain }) => ({ name: `new-${domain}`, ...domainFields })),
  updateDomain: superadmin(({ domainRow }) => ({ ...oneDomain(domainRow), ...domainFields })),
});

const onePage = "(console)/[role]/mailboxes/[address]";

export const mailboxActions = {
  ...actionsOf(`${onePage}/impersonate-action.ts`, {
    impersonateHere: anyAdmin(({ mailbox }) => ({ mailboxId: mailbox.id })),
  }),
  ...actionsOf("(console)/[role]/mailboxes/new/new-mailbox-action.ts", {
    createMailbox: anyAdmin(({ domain }) => ({
      localPart: "new",
      domain,
      displayName: "",
      template: "",
      source: "",
      password: newPassword,
    })),
  }),
  ...actionsOf(`${onePage}/mailbox-actions.ts`, {
    updateMailbox: anyAdmin((world) => ({
      ...mailboxOf(world),
      displayName: "Somebody",
      language: "de",
      ...given,
    })),
    releasePin: anyAdmin((world) => ({ ...mailboxOf(world), stays: ["quotaBytes"] })),
    setMailboxState: anyAdmin((world) => ({ ...mailboxOf(world), adminState: "disabled" })),
    setMailboxSource: anyAdmin((world) => ({ ...mailboxOf(world), source: world.provider.slug })),
  }),
};

const templateOf = ({ templateRow: { id, version } }: ConsoleWorld) => ({
  id,
  expectedVersion: String(version),
});
const answers = { own: "answers" } as const;

export const templateActions = {
  ...actionsOf("(console)/[role]/templates/template-actions.ts", {
    createTemplate: superadmin(({ template }) => ({ name: `New ${template}`, ...given })),
    updateTemplate: superadmin((world) => ({
      ...templateOf(world),
      name: `Other ${world.template}`,
      ...given,
    })),
    deleteTemplate: superadmin(templateOf),
  }),
  ...actionsOf("(console)/[role]/templates/application-actions.ts", {
    previewEdit: superadmin((world) => ({ ...templateOf(world), name: world.template, ...given }), answers),
    previewForAll: { roles: superadmins, args: ({ templateRow: { id } }) => [{ id }], ...answers },
    applyNext: { roles: superadmins, args: (world) => [templateOf(world)], ...answers },
  }),
};

const chosenOf = ({ mailbox, templateId }: ConsoleWorld) => ({ mailboxId: mailbox.id, templateId });

/** What else the page of one mailbox does. */
export const mailboxPageActions = {
  ...actionsOf(`${onePage}/sign-in-actions.ts`, {
    setMailboxPassword: anyAdmin((world) => ({ ...mailboxOf(world), password: newPassword })),
    allowLocalPassword: anyAdmin((world) => ({ ...mailboxOf(world), localPasswordAllowed: "yes" })),
  }),
  ...actionsOf(`${onePage}/new-app-password-action.ts`, {
    createMailboxAppPassword: {
      roles: admins,
      args: (world, role) => [
        { role, ...oneOf(world) },
        ...sent({ name: "Scanner", protocols: ["imap"], expiry: "never" }),
      ],
    },
  }),
  ...actionsOf(`${onePage}/template-actions.ts`, {
    previewTemplate: anyAdmin(chosenOf, answers),
    applyTemplate: anyAdmin(chosenOf),
  }),
};

const linkedOf = ({ linked, withoutDirectory }: ConsoleWorld) => ({
  address: linked.address,
  provider: withoutDirectory.slug,
});
const claimOf = (world: ConsoleWorld) => ({ ...linkedOf(world), subject: world.linked.claimant });
const waitingOf = ({ withoutDirectory: { slug } }: ConsoleWorld) => ({ provider: slug });
const findsNobody = { foreign: "nothing" } as const;

/** The accounts at providers that mailboxes are linked to. A stranger's step finds nobody. */
export const identityActions = actionsOf("(console)/[role]/identity-conflicts/identity-actions.ts", {
  weighIdentity: calledByAdmin(claimOf, answers),
  linkIdentity: anyAdmin(claimOf),
  unlinkIdentity: anyAdmin(linkedOf),
  previewLinks: calledByAdmin(waitingOf, { ...answers, ...findsNobody }),
  linkNext: calledByAdmin(waitingOf, findsNobody),
});

/** A stranger's step changes none and says so of each, without its address. */
export const bulkActions = actionsOf("(console)/[role]/mailboxes/bulk/bulk-actions.ts", {
  changeSome: calledByAdmin(
    ({ mailbox }) => ({
      change: { kind: "set-state", adminState: "disabled" },
      target: { mailboxIds: [mailbox.id] },
    }),
    findsNobody,
  ),
  countMatching: calledByAdmin(() => ({ filter: {} }), { ...answers, ...findsNobody }),
});
