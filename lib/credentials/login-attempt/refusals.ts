import type { AccessRefusal } from "@/lib/access/decide-access";
import { words } from "@/lib/words/text";

/** What a directory that checks passwords itself says of an account, and nothing here can know. */
export type DirectoryRefusal =
  | "account-disabled"
  | "account-expired"
  /** Said without the right password as well, so that nobody but administrators may learn it. */
  | "account-locked"
  | "password-change-required"
  /** As `account-locked`. */
  | "not-in-directory";

/** Why somebody could not sign in to the portal. A closed list: codes travel in URLs, logs and the login history. */
export type SignInRefusal =
  | AccessRefusal
  | DirectoryRefusal
  | "wrong-password"
  | "too-many-attempts"
  | "email-missing"
  | "email-unverified"
  | "email-not-allowed"
  | "address-invalid"
  | "address-reserved"
  | "domain-unknown"
  | "domain-of-other-provider"
  | "domain-full"
  | "quota-exceeded"
  | "creation-off"
  | "no-template"
  | "address-taken"
  | "identity-conflict"
  | "linking-off"
  | "provider-refused"
  | "provider-misconfigured"
  | "provider-unknown"
  | "token-invalid"
  | "wrong-factor"
  | "wrong-passkey"
  | "sign-in-expired"
  | "provider-unavailable"
  | "directory-unavailable"
  | "unavailable";

/** Those that are an outage and no refusal: nobody has been judged. */
export const unavailableReasons = [
  "provider-unavailable",
  "directory-unavailable",
  "unavailable",
] as const satisfies SignInRefusal[];
export type UnavailableReason = (typeof unavailableReasons)[number];

/** What a refusal is called. */
export const refusalTitles = words("signIn.refusal", {
  "wrong-password": "Sign-in failed",
  "too-many-attempts": "Too many attempts",
  "email-missing": "Your account has no email address",
  "email-unverified": "Your email address is not verified",
  "email-not-allowed": "This address can't sign in here",
  "address-invalid": "This address can't be a mailbox",
  "address-reserved": "This address needs an administrator",
  "domain-unknown": "This server does not handle your domain",
  "domain-of-other-provider": "Your mail domain uses a different identity provider",
  "domain-inactive": "Your mail domain is disabled",
  "domain-full": "No mailbox left in your domain",
  "quota-exceeded": "No space left in your domain",
  "creation-off": "You don't have a mailbox yet",
  "no-template": "Your mailbox could not be set up",
  "address-taken": "Your address is in use",
  "identity-conflict": "This mailbox belongs to another account",
  "linking-off": "Your account is not linked to your mailbox yet",
  "mailbox-disabled": "Your mailbox is disabled",
  "receive-only": "Your mailbox can only receive mail",
  "directory-disabled": "Your account is no longer active",
  "other-source": "This mailbox uses a different sign-in method",
  "mail-password-off": "This password is disabled",
  "directory-password-off": "This password is disabled",
  "account-disabled": "Your account is disabled",
  "account-expired": "Your account has expired",
  "account-locked": "Your account is locked",
  "password-change-required": "You have to change your password",
  "not-in-directory": "You are not in the directory",
  "second-factor-set": "Your password alone is not enough here",
  "second-factor-required": "Your password alone is not enough here",
  "wrong-factor": "That didn't work",
  "wrong-passkey": "That passkey didn't work",
  "protocol-off": "This service is disabled",
  "credential-not-for-door": "That password is for something else",
  "app-password-lacks-protocol": "That password is for something else",
  "app-password-expired": "That app password has expired",
  "network-not-allowed": "Not allowed from this network",
  "provider-refused": "The identity provider did not sign you in",
  "provider-misconfigured": "This sign-in is not set up correctly",
  "provider-unknown": "Unknown identity provider",
  "token-invalid": "The sign-in could not be verified",
  "sign-in-expired": "The sign-in took too long",
  "provider-unavailable": "The identity provider can't be reached",
  "directory-unavailable": "Your organization's directory can't be reached",
  unavailable: "Signing in does not work right now",
} satisfies Record<SignInRefusal, string>);

/** What happened, and what the person can do. Shown on the login page; holds nothing about other people. */
export const refusalTexts = words("signIn.refusal.text", {
  "wrong-password":
    "The address or the password is wrong, or this mailbox uses a different sign-in method. Check both and try again.",
  "too-many-attempts": "There were too many failed attempts from here. Wait a few minutes, then try again.",
  "email-missing":
    "The identity provider didn't give us an email address, so we can't find your mailbox. Ask your administrator.",
  "email-unverified":
    "The identity provider doesn't say that your email address is verified. Verify it there and sign in again, or ask your administrator.",
  "email-not-allowed":
    "Your identity provider is not allowed to sign in people from this email domain. Ask your administrator.",
  "address-invalid":
    "Your email address at the identity provider has characters that a mailbox can't have. Ask your administrator.",
  "address-reserved":
    "Your email address is reserved for the whole domain, so its mailbox is not created when you sign in. Ask your administrator.",
  "domain-unknown": "There is no mail domain here for your email address. Ask your administrator.",
  "domain-of-other-provider":
    "People from your email domain sign in with another identity provider. Choose that one, or ask your administrator.",
  "domain-inactive": "Nobody from this domain can sign in right now. Ask your administrator.",
  "domain-full":
    "Your domain has reached its maximum number of mailboxes, so yours could not be created. Ask your administrator.",
  "quota-exceeded":
    "Your domain doesn't have enough space left to create your mailbox. Ask your administrator.",
  "creation-off": "Mailboxes are not created at the first sign-in here. Ask your administrator.",
  "no-template":
    "None of the mailbox templates matches your account, and there is no default. Ask your administrator.",
  "address-taken":
    "Your email address is already used for something else on this server. Ask your administrator.",
  "identity-conflict":
    "Another account at the identity provider is already linked to this mailbox. Ask your administrator.",
  "linking-off":
    "There is a mailbox with your address, but an administrator has to link it to your account. Ask your administrator.",
  "mailbox-disabled": "An administrator has disabled it. Ask your administrator.",
  "receive-only": "It accepts mail, but nobody can sign in to it right now. Ask your administrator.",
  "directory-disabled":
    "Your account is disabled in the directory or no longer in it. Ask your administrator.",
  "other-source":
    "There is a mailbox with your address, but it does not belong to this identity provider. Ask your administrator.",
  "mail-password-off":
    "Sign in with your identity provider. In mail apps, use an app password from your page.",
  "directory-password-off":
    "Your organization's password can't be used here. Use the sign-in method that belongs to your mailbox.",
  "account-disabled": "Your account is disabled at your organization. Ask your administrator.",
  "account-expired": "Your account at your organization has expired. Ask your administrator.",
  "account-locked":
    "Your account at your organization is locked after too many failed attempts. Wait, or ask your administrator.",
  "password-change-required":
    "Your organization wants you to change your password first. Change it there, then sign in with the new one.",
  "not-in-directory":
    "The directory of your organization has no account that belongs to your mailbox. Ask your administrator.",
  "second-factor-set": "You have set up a second factor. In mail apps, use an app password from your page.",
  "second-factor-required":
    "Sign in to your page to set up a second factor. In mail apps, use an app password from there.",
  "wrong-factor": "The code is wrong, has expired or was already used. Wait for the next one and try again.",
  "wrong-passkey":
    "It doesn't belong to a mailbox here, or your device didn't check that it's you. Enter your email address instead.",
  "protocol-off": "Your mailbox is not allowed to use this service. Ask your administrator.",
  "credential-not-for-door":
    "It can't be used here. Use the password or the sign-in method that belongs to this page.",
  "app-password-lacks-protocol":
    "This app password does not cover this service. Create another one on your page.",
  "app-password-expired": "Create a new one on your page and enter it in your app.",
  "network-not-allowed": "This app password can't be used from where you are.",
  "provider-refused":
    "It refused the sign-in, or the sign-in was cancelled there. Try again, or ask your administrator.",
  "provider-misconfigured":
    "The settings of the identity provider and of this server don't match. Ask your administrator.",
  "provider-unknown": "This sign-in method does not exist or is disabled. Choose another one.",
  "token-invalid":
    "What the identity provider sent did not pass our checks, so you are not signed in. Ask your administrator.",
  "sign-in-expired": "It was started in another window or too long ago. Start again.",
  "provider-unavailable":
    "Signing in with it does not work right now. Mail apps still work. Try again in a few minutes.",
  "directory-unavailable":
    "It isn't responding, so your password can't be checked. Nothing is wrong with your password. Try again in a few minutes.",
  unavailable:
    "This is a problem on our side; nothing is wrong with your password. Try again in a few minutes.",
} satisfies Record<SignInRefusal, string>);

/** True for a code of the closed list; for codes that come from outside. */
export const isSignInRefusal = (code: string): code is SignInRefusal =>
  Object.hasOwn(refusalTitles.english, code);

/** Refusals that are about the account at the provider: with another one there, the sign-in may succeed. */
const aboutTheAccount: ReadonlySet<SignInRefusal> = new Set([
  "email-missing",
  "email-unverified",
  "email-not-allowed",
  "address-invalid",
  "address-reserved",
  "domain-unknown",
  "domain-inactive",
  "domain-of-other-provider",
  "domain-full",
  "quota-exceeded",
  "creation-off",
  "no-template",
  "address-taken",
  "identity-conflict",
  "linking-off",
  "mailbox-disabled",
  "receive-only",
  "directory-disabled",
  "other-source",
  "provider-refused",
]);

/** Whether another account at the provider may help, which signs the refused one in again by itself. */
export const anotherAccountHelps = (reason: SignInRefusal): boolean => aboutTheAccount.has(reason);
