import {
  actionsOf,
  anyAdmin,
  calledByAdmin,
  formsOf,
  newPassword,
  superadmin,
  superadmins,
} from "@/lib/testing/actions/action-sample";
import type { ConsoleFixture } from "@/lib/testing/console-fixture";

const oneOf = ({ mailbox: { address } }: ConsoleFixture) => ({ address });
const mailboxOf = ({ mailboxRow: { address, version } }: ConsoleFixture) => ({
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

const oneDomain = ({ name, version }: ConsoleFixture["domainRow"]) => ({
  name,
  expectedVersion: String(version),
});

export const domainForms = formsOf({
  createDomain: superadmin(({ domain }) => ({ name: `new-${domain}`, ...domainFields })),
  updateDomain: superadmin(({ domainRow }) => ({ ...oneDomain(domainRow), ...domainFields })),
});

export const mailboxActions = {
  ...formsOf({
    impersonateHere: anyAdmin(({ mailbox }) => ({ mailboxId: mailbox.id })),
    createMailbox: anyAdmin(({ domain }) => ({
      localPart: "new",
      domain,
      displayName: "",
      template: "",
      source: "",
      password: newPassword,
    })),
    updateMailbox: anyAdmin((fixture) => ({
      ...mailboxOf(fixture),
      displayName: "Somebody",
      language: "de",
      ...given,
    })),
    releasePin: anyAdmin((fixture) => ({ ...mailboxOf(fixture), pinnedFields: ["quotaBytes"] })),
    setMailboxState: anyAdmin((fixture) => ({ ...mailboxOf(fixture), adminState: "disabled" })),
    setMailboxSource: anyAdmin((fixture) => ({ ...mailboxOf(fixture), source: fixture.provider.slug })),
  }),
};

const templateOf = ({ templateRow: { id, version } }: ConsoleFixture) => ({
  id,
  expectedVersion: String(version),
});
const answers = { own: "answers" } as const;

export const templateActions = {
  ...formsOf({
    createTemplate: superadmin(({ template }) => ({ name: `New ${template}`, ...given })),
    updateTemplate: superadmin((fixture) => ({
      ...templateOf(fixture),
      name: `Other ${fixture.template}`,
      ...given,
    })),
    deleteTemplate: superadmin(templateOf),
    previewTemplateEdit: superadmin(
      (fixture) => ({ ...templateOf(fixture), name: fixture.template, ...given }),
      answers,
    ),
  }),
  ...actionsOf("(console)/[role]/templates/application-actions.ts", {
    previewForAll: { roles: superadmins, args: ({ templateRow: { id } }) => [{ id }], ...answers },
    applyNext: { roles: superadmins, args: (fixture) => [templateOf(fixture)], ...answers },
  }),
};

const chosenOf = ({ mailbox, templateId }: ConsoleFixture) => ({ mailboxId: mailbox.id, templateId });

const sharedOf = (fixture: ConsoleFixture) => ({
  ...oneOf(fixture),
  provider: fixture.withoutDirectory.slug,
  group: "/sales",
  access: "send",
});

/** What else the page of one mailbox does. */
export const mailboxPageActions = {
  ...formsOf({
    setMailboxPassword: anyAdmin((fixture) => ({ ...mailboxOf(fixture), password: newPassword })),
    allowLocalPassword: anyAdmin((fixture) => ({ ...mailboxOf(fixture), localPasswordAllowed: "yes" })),
    createMailboxAppPassword: anyAdmin((fixture) => ({
      ...oneOf(fixture),
      name: "Scanner",
      protocols: ["imap"],
      expiry: "never",
    })),
    createShare: anyAdmin((fixture) => ({ ...sharedOf(fixture), group: "/board" })),
    previewShare: anyAdmin(sharedOf, answers),
    updateShare: anyAdmin((fixture) => ({
      ...oneOf(fixture),
      id: fixture.shareId,
      expectedVersion: "1",
      access: "read",
    })),
    previewTemplate: anyAdmin(chosenOf, answers),
    applyTemplate: anyAdmin(chosenOf),
  }),
};

const linkedOf = ({ linked, withoutDirectory }: ConsoleFixture) => ({
  address: linked.address,
  provider: withoutDirectory.slug,
});
const claimOf = (fixture: ConsoleFixture) => ({ ...linkedOf(fixture), subject: fixture.linked.claimant });
const waitingOf = ({ withoutDirectory: { slug } }: ConsoleFixture) => ({ provider: slug });
const findsNobody = { foreign: "nothing" } as const;

/** The accounts at providers that mailboxes are linked to. A stranger's step finds nobody. */
export const identityActions = {
  ...formsOf({ linkIdentity: anyAdmin(claimOf), unlinkIdentity: anyAdmin(linkedOf) }),
  ...actionsOf("(console)/[role]/identity-conflicts/identity-actions.ts", {
    weighIdentity: calledByAdmin(claimOf, answers),
    previewLinks: calledByAdmin(waitingOf, { ...answers, ...findsNobody }),
    linkNext: calledByAdmin(waitingOf, findsNobody),
  }),
};

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
