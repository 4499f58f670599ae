import type { ConsoleWorld, VisitorKind } from "@/lib/testing/console-world";
import { sentForm } from "@/lib/testing/page-visit";
import { validPassword } from "@/lib/testing/rest-world";

export interface ActionSample {
  /** Who may call it, each with arguments of its own. */
  roles: readonly VisitorKind[];
  /** What its form sends about things of the world. */
  args(world: ConsoleWorld, role: VisitorKind): unknown[];
  /** What the sample comes to for who may: a change, an answer without one, or (no real proof in it) a refusal. */
  own?: "changes" | "answers" | "refuses";
  /**
   * What somebody of the same role gets who has nothing to do with this world: a refusal, or nothing happens;
   * `own-things`: the action never takes more than the caller's own, so there is nothing to try.
   */
  foreign?: "refused" | "nothing" | "own-things";
}

/** An action that anybody may call, and why. */
interface OpenAction {
  open: string;
}

export type ActionEntry = ActionSample | OpenAction;

type Values = Record<string, string | string[]>;

const admins = ["superadmin", "domain-admin"] as const;
const superadmins = ["superadmin"] as const;
const users = ["user"] as const;

/** The arguments of an action behind `useActionState`. */
const sent = (values: Values): unknown[] => [{}, sentForm(values)];

/** A form that says in a hidden field whose pages it is on. */
const withRole = (values: (world: ConsoleWorld) => Values) => (world: ConsoleWorld, role: VisitorKind) =>
  sent({ role, ...values(world) });

const form = (values: (world: ConsoleWorld) => Values) => (world: ConsoleWorld) => sent(values(world));

const doorOf = (role: VisitorKind) => (role === "user" ? "portal" : role);

const signIn: OpenAction = { open: "part of the sign-in: nothing happens without the right proof" };
const signOut: OpenAction = { open: "ends the caller's own session and nothing else" };

const password = "an even better passphrase";

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

const signInActions: Record<string, ActionEntry> = {
  "sign-in-actions.ts#signInLocally": signIn,
  "sign-in-actions.ts#signInElsewhere": signIn,
  "second-factor/second-step-actions.ts#proveCode": signIn,
  "second-factor/second-step-actions.ts#beginProof": signIn,
  "second-factor/second-step-actions.ts#provePasskey": signIn,
  "setup/setup-action.ts#setUp": { open: "its link carries the permission" },
  "(user)/sign-out-action.ts#signOutHere": signOut,
  "_administration/admin-sign-in-actions.ts#signInHere": signIn,
  "_administration/admin-sign-in-actions.ts#proveAdminCode": signIn,
  "_administration/admin-sign-in-actions.ts#beginAdminProof": signIn,
  "_administration/admin-sign-in-actions.ts#proveAdminPasskey": signIn,
  "_administration/admin-sign-in-actions.ts#signOutHere": signOut,
};

const ownAccountActions: Record<string, ActionEntry> = {
  "(user)/home/password-action.ts#changePassword": {
    roles: users,
    args: form(() => ({ currentPassword: validPassword, password })),
    foreign: "own-things",
  },
  "(user)/home/app-password-actions.ts#makeAppPassword": {
    roles: users,
    args: form(() => ({ name: "Tablet", protocols: ["imap"], expiry: "never" })),
    foreign: "own-things",
  },
  "(user)/home/app-password-actions.ts#endAppPassword": {
    roles: users,
    args: form(({ appPassword }) => ({ id: appPassword.id })),
  },
  "_administration/account-actions.ts#changeOwnPassword": {
    roles: admins,
    args: withRole(() => ({ currentPassword: validPassword, password })),
    foreign: "own-things",
  },
  "_administration/account-actions.ts#endOwnSession": {
    roles: admins,
    args: (world, role) => sent({ role, sessionId: role === "user" ? "" : world.adminSessionIds[role] }),
    foreign: "nothing",
  },
};

const proof = "_administration/proof/proof-actions.ts";
const proofActions: Record<string, ActionEntry> = {
  [`${proof}#proveByPassword`]: {
    roles: admins,
    args: (_, role) => [role, ...sent({ password: validPassword })],
    // A right password is not enough where there is a second factor.
    own: "refuses",
    foreign: "own-things",
  },
  [`${proof}#proveByCode`]: {
    roles: admins,
    args: (_, role) => [role, ...sent({ kind: "totp", code: "000000" })],
    own: "refuses",
    foreign: "own-things",
  },
  [`${proof}#beginPasskeyProof`]: {
    roles: admins,
    args: (_, role) => [role],
    own: "refuses",
    foreign: "own-things",
  },
  [`${proof}#proveByPasskey`]: {
    roles: admins,
    args: (_, role) => [role, {}],
    own: "refuses",
    foreign: "own-things",
  },
};

const factorActions: Record<string, ActionEntry> = {
  "_factors/factor-actions.ts#addAuthenticator": {
    roles: [...admins, "user"],
    args: (_, role) => sent({ door: doorOf(role), enrolment: "none", code: "000000" }),
    own: "refuses",
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#beginPasskey": {
    roles: [...admins, "user"],
    args: (_, role) => [doorOf(role)],
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#endPasskey": {
    roles: [...admins, "user"],
    args: (_, role) => [{ door: doorOf(role), name: "Key", answer: {} }],
    own: "refuses",
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#endFactor": {
    roles: [...admins, "user"],
    args: (world, role) => sent({ door: doorOf(role), id: world.factorIds[role] }),
  },
  "_factors/factor-actions.ts#newRecoveryCodes": {
    roles: [...admins, "user"],
    args: (_, role) => sent({ door: doorOf(role) }),
    foreign: "own-things",
  },
};

const domainActions: Record<string, ActionEntry> = {
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

const mailboxActions: Record<string, ActionEntry> = {
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
      password,
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
const templateActions: Record<string, ActionEntry> = {
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

/** How to call every server action, by `file below app/#export`. A new one needs a line here. */
export const actionSamples: Record<string, ActionEntry> = {
  ...signInActions,
  ...ownAccountActions,
  ...proofActions,
  ...factorActions,
  ...domainActions,
  ...mailboxActions,
  ...templateActions,
};
