import {
  type ActionEntry,
  type ActionSample,
  actionsOf,
  admins,
  anyAdmin,
  doorOf,
  formsOf,
  newPassword,
  type OpenAction,
  sent,
  user,
} from "@/lib/testing/actions/action-sample";
import type { VisitorKind } from "@/lib/testing/console-fixture";
import { validPassword } from "@/lib/testing/rest-fixture";

const signIn: OpenAction = { open: "part of the sign-in: nothing happens without the right proof" };
const signOut: OpenAction = { open: "ends the caller's own session and nothing else" };
const choice: OpenAction = { open: "concerns the caller's own browser and accounts and nothing else" };
const byLink: OpenAction = { open: "its link carries the permission" };

export const signInActions = {
  ...actionsOf("(portal)/sign-in-actions.ts", { signIn, signInByPasskey: signIn, signInElsewhere: signIn }),
  ...actionsOf("(portal)/second-factor/second-step-actions.ts", {
    confirmCode: signIn,
    beginPasskey: signIn,
    confirmPasskey: signIn,
  }),
  ...actionsOf("_preferences/choose-actions.ts", {
    chooseLanguage: choice,
    chooseAppearance: choice,
    savePreferences: {
      ...choice,
      args: sent({ language: "en", appearance: "dark", timeZone: "Europe/Berlin" }),
    },
  }),
  ...actionsOf("(portal)/forgot-password/forgot-password-action.ts", { askForReset: signIn }),
  ...actionsOf("(portal)/reset-password/reset-password-action.ts", { chooseNewPassword: byLink }),
  ...actionsOf("(portal)/confirm-recovery-address/confirm-recovery-action.ts", { confirmRecovery: byLink }),
  ...actionsOf("(portal)/setup/setup-action.ts", { setUp: byLink }),
  ...actionsOf("(portal)/setup/password/choose-password-action.ts", { choosePassword: byLink }),
  ...actionsOf("(console)/(sign-in)/admin-sign-in-actions.ts", {
    signInHere: signIn,
    confirmAdminCode: signIn,
    beginAdminPasskey: signIn,
    confirmAdminPasskey: signIn,
    signOnHere: signIn,
    signOutHere: signOut,
  }),
};

const ownThings = { foreign: "own-things" } as const;
const passwords = () => ({ currentPassword: validPassword, password: newPassword });

export const ownAccountActions = {
  ...actionsOf("(user)/home/settings/notifications-action.ts", {
    chooseNotifications: user(() => ({ impersonated: "on" }), ownThings),
  }),
  ...actionsOf("(user)/home/settings/start-page-action.ts", {
    chooseStartPage: user(() => ({ startPage: "webmail" }), ownThings),
  }),
  ...actionsOf("(user)/home/security/password-action.ts", { changePassword: user(passwords, ownThings) }),
  ...actionsOf("(user)/home/security/recovery-email-actions.ts", {
    giveRecoveryEmail: user(() => ({ address: "somebody@elsewhere.test" }), ownThings),
    removeRecoveryEmail: user(() => ({}), ownThings),
  }),
  ...actionsOf("(user)/home/security/session-actions.ts", {
    endSession: user(({ webSessionId }) => ({ id: webSessionId }), { foreign: "nothing" }),
    endOtherSessions: user(() => ({}), { own: "answers", ...ownThings }),
  }),
  ...actionsOf("(user)/home/devices/device-actions.ts", {
    addDevice: user(
      () => ({ kind: "other", name: "Tablet", protocols: ["imap"], expiry: "never" }),
      ownThings,
    ),
    renewProfileLink: {
      roles: ["user"],
      args: ({ appPassword: { id, password } }) => [{ id, password }],
    },
    changeDevice: {
      roles: ["user"],
      args: ({ appPassword: { id } }) => [
        id,
        ...sent({ name: "Old phone", protocols: ["imap"], expiry: "never", version: "1" }),
      ],
    },
    revokeDevice: user(({ appPassword }) => ({ id: appPassword.id })),
  }),
  ...formsOf({
    changeOwnPassword: anyAdmin(passwords, ownThings),
    endOwnSession: anyAdmin(
      ({ adminSessionIds }, role) => ({ sessionId: role === "user" ? "" : adminSessionIds[role] }),
      { foreign: "nothing" },
    ),
  }),
};

/** A right password is not enough where there is a second factor. */
const refused = { own: "refuses", ...ownThings } as const;

const proof = (args: (role: VisitorKind) => unknown[]): ActionSample => ({
  roles: admins,
  args: (_, role) => args(role),
  ...refused,
});

export const reauthenticationActions = actionsOf("_reauthentication/admin-reauthentication-actions.ts", {
  confirmByPassword: proof((role) => [role, ...sent({ password: validPassword })]),
  confirmByCode: proof((role) => [role, ...sent({ kind: "totp", code: "000000" })]),
  beginPasskeyReauthentication: proof((role) => [role]),
  confirmByPasskey: proof((role) => [role, {}]),
  reauthenticateAtProvider: proof((role) => [role, ...sent({ next: "/admin" })]),
});

export const portalReauthenticationActions = actionsOf(
  "_reauthentication/mailbox-reauthentication-actions.ts",
  {
    reauthenticateAtProvider: user(() => ({ next: "/home" }), refused),
    confirmPassword: user(() => ({ password: validPassword }), refused),
    confirmCode: user(() => ({ kind: "totp", code: "000000" }), refused),
    beginPasskeyReauthentication: { roles: ["user"], args: () => [], ...refused },
    confirmPasskey: { roles: ["user"], args: () => [{}], ...refused },
  },
);

const everybody = [...admins, "user"] as const;

export const factorActions: Record<string, ActionEntry> = actionsOf("_factors/factor-actions.ts", {
  addTotp: {
    roles: everybody,
    args: (_, role) => sent({ door: doorOf(role), enrolment: "none", code: "000000" }),
    ...refused,
  },
  startPasskey: { roles: everybody, args: (_, role) => [doorOf(role)], ...ownThings },
  addPasskey: {
    roles: everybody,
    args: (_, role) => [{ door: doorOf(role), name: "Key", answer: {} }],
    ...refused,
  },
  renameFactor: {
    roles: everybody,
    args: ({ factorIds }, role) => sent({ door: doorOf(role), id: factorIds[role], name: "Old phone" }),
  },
  removeFactor: {
    roles: everybody,
    args: ({ factorIds }, role) => sent({ door: doorOf(role), id: factorIds[role] }),
  },
  replaceRecoveryCodes: {
    roles: everybody,
    args: (_, role) => sent({ door: doorOf(role) }),
    ...ownThings,
  },
});
