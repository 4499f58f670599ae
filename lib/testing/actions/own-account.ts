import {
  type ActionEntry,
  admins,
  doorOf,
  form,
  newPassword,
  type OpenAction,
  sent,
  users,
  withRole,
} from "@/lib/testing/actions/action-sample";
import { validPassword } from "@/lib/testing/rest-world";

const signIn: OpenAction = { open: "part of the sign-in: nothing happens without the right proof" };
const signOut: OpenAction = { open: "ends the caller's own session and nothing else" };

export const signInActions: Record<string, ActionEntry> = {
  "(portal)/sign-in-actions.ts#signInLocally": signIn,
  "(portal)/sign-in-actions.ts#signInElsewhere": signIn,
  "(portal)/second-factor/second-step-actions.ts#proveCode": signIn,
  "(portal)/second-factor/second-step-actions.ts#beginProof": signIn,
  "(portal)/second-factor/second-step-actions.ts#provePasskey": signIn,
  "(portal)/setup/setup-action.ts#setUp": { open: "its link carries the permission" },
  "(portal)/setup/password/choose-password-action.ts#choosePassword": {
    open: "its link carries the permission",
  },
  "(console)/(sign-in)/admin-sign-in-actions.ts#signInHere": signIn,
  "(console)/(sign-in)/admin-sign-in-actions.ts#proveAdminCode": signIn,
  "(console)/(sign-in)/admin-sign-in-actions.ts#beginAdminProof": signIn,
  "(console)/(sign-in)/admin-sign-in-actions.ts#proveAdminPasskey": signIn,
  "(console)/(sign-in)/admin-sign-in-actions.ts#signOutHere": signOut,
};

export const ownAccountActions: Record<string, ActionEntry> = {
  "(user)/home/password-action.ts#changePassword": {
    roles: users,
    args: form(() => ({ currentPassword: validPassword, password: newPassword })),
    foreign: "own-things",
  },
  "(user)/home/app-password-actions.ts#createAppPassword": {
    roles: users,
    args: form(() => ({ name: "Tablet", protocols: ["imap"], expiry: "never" })),
    foreign: "own-things",
  },
  "(user)/home/app-password-actions.ts#revokeAppPassword": {
    roles: users,
    args: form(({ appPassword }) => ({ id: appPassword.id })),
  },
  "(console)/[role]/account/account-actions.ts#changeOwnPassword": {
    roles: admins,
    args: withRole(() => ({ currentPassword: validPassword, password: newPassword })),
    foreign: "own-things",
  },
  "(console)/[role]/account/account-actions.ts#endOwnSession": {
    roles: admins,
    args: (world, role) => sent({ role, sessionId: role === "user" ? "" : world.adminSessionIds[role] }),
    foreign: "nothing",
  },
};

const proof = "_proof/admin-proof-actions.ts";
const ownProof = "_proof/mailbox-proof-actions.ts";
export const proofActions: Record<string, ActionEntry> = {
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

/** A right password is not enough where there is a second factor. */
const ofPortal = { roles: users, own: "refuses", foreign: "own-things" } as const;

export const portalProofActions: Record<string, ActionEntry> = {
  [`${ownProof}#proveAtProvider`]: { ...ofPortal, args: form(() => ({ next: "/home" })) },
  [`${ownProof}#provePassword`]: { ...ofPortal, args: form(() => ({ password: validPassword })) },
  [`${ownProof}#proveCode`]: { ...ofPortal, args: form(() => ({ kind: "totp", code: "000000" })) },
  [`${ownProof}#beginPasskeyProof`]: { ...ofPortal, args: () => [] },
  [`${ownProof}#provePasskey`]: { ...ofPortal, args: () => [{}] },
};

export const factorActions: Record<string, ActionEntry> = {
  "_factors/factor-actions.ts#addTotp": {
    roles: [...admins, "user"],
    args: (_, role) => sent({ door: doorOf(role), enrolment: "none", code: "000000" }),
    own: "refuses",
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#startPasskey": {
    roles: [...admins, "user"],
    args: (_, role) => [doorOf(role)],
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#addPasskey": {
    roles: [...admins, "user"],
    args: (_, role) => [{ door: doorOf(role), name: "Key", answer: {} }],
    own: "refuses",
    foreign: "own-things",
  },
  "_factors/factor-actions.ts#removeFactor": {
    roles: [...admins, "user"],
    args: (world, role) => sent({ door: doorOf(role), id: world.factorIds[role] }),
  },
  "_factors/factor-actions.ts#replaceRecoveryCodes": {
    roles: [...admins, "user"],
    args: (_, role) => sent({ door: doorOf(role) }),
    foreign: "own-things",
  },
};
