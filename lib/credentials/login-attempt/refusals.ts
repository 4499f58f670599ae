import type { AccessRefusal } from "@/lib/access/decide-access";

/** Why somebody could not sign in to the portal. A closed list: codes travel in URLs, logs and the login history. */
export type SignInRefusal =
  | AccessRefusal
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
  | "sign-in-expired"
  | "provider-unavailable"
  | "unavailable";

/** Those that are an outage and no refusal: nobody has been judged. */
export const unavailableReasons = ["provider-unavailable", "unavailable"] as const satisfies SignInRefusal[];
export type UnavailableReason = (typeof unavailableReasons)[number];

interface RefusalText {
  title: string;
  /** What happened, and what the person can do. Shown on the login page; holds nothing about other people. */
  text: string;
}

const askAdmin = "Ask your administrator.";

export const refusalTexts: Record<SignInRefusal, RefusalText> = {
  "wrong-password": {
    title: "That did not work",
    text: "The address or the password is wrong, or this mailbox signs in another way. Check both and try again.",
  },
  "too-many-attempts": {
    title: "Too many attempts",
    text: "There were too many wrong passwords from here. Wait a few minutes, then try again.",
  },
  "email-missing": {
    title: "Your account has no e-mail address",
    text: `The identity provider did not tell us an e-mail address, so we cannot find your mailbox. ${askAdmin}`,
  },
  "email-unverified": {
    title: "Your e-mail address is not verified",
    text: "The identity provider does not say that your e-mail address is verified. Verify it there and sign in again, or ask your administrator.",
  },
  "email-not-allowed": {
    title: "This address may not sign in here",
    text: `Your identity provider may not sign in people of this e-mail domain. ${askAdmin}`,
  },
  "address-invalid": {
    title: "This address cannot be a mailbox",
    text: `The e-mail address at the identity provider has characters that a mailbox cannot have. ${askAdmin}`,
  },
  "address-reserved": {
    title: "This address needs an administrator",
    text: `Your e-mail address speaks for the whole domain, so its mailbox is not created by signing in. ${askAdmin}`,
  },
  "domain-unknown": {
    title: "This server does not handle your domain",
    text: `There is no mail domain here for your e-mail address. ${askAdmin}`,
  },
  "domain-of-other-provider": {
    title: "Your mail domain signs in another way",
    text: "People of your e-mail domain sign in by another identity provider. Choose that one, or ask your administrator.",
  },
  "domain-inactive": {
    title: "Your mail domain is switched off",
    text: `Nobody of this domain can sign in at the moment. ${askAdmin}`,
  },
  "domain-full": {
    title: "No mailbox left in your domain",
    text: `Your domain has reached its number of mailboxes, so yours could not be created. ${askAdmin}`,
  },
  "quota-exceeded": {
    title: "No space left in your domain",
    text: `Your domain does not have enough space left to create your mailbox. ${askAdmin}`,
  },
  "creation-off": {
    title: "You have no mailbox yet",
    text: `Mailboxes are not created at the first sign-in here. ${askAdmin}`,
  },
  "no-template": {
    title: "Your mailbox could not be set up",
    text: `None of the mailbox templates matches your account, and there is no default. ${askAdmin}`,
  },
  "address-taken": {
    title: "Your address is in use",
    text: `Something else already uses your e-mail address on this server. ${askAdmin}`,
  },
  "identity-conflict": {
    title: "This mailbox belongs to another account",
    text: `Another account at the identity provider is already linked to this mailbox. ${askAdmin}`,
  },
  "linking-off": {
    title: "Your account is not linked to your mailbox yet",
    text: `There is a mailbox with your address, and an administrator must link it to your account. ${askAdmin}`,
  },
  "mailbox-disabled": {
    title: "Your mailbox is disabled",
    text: `An administrator has switched it off. ${askAdmin}`,
  },
  "receive-only": {
    title: "Your mailbox only receives mail",
    text: `It takes mail, but nobody can sign in to it at the moment. ${askAdmin}`,
  },
  "directory-disabled": {
    title: "Your account is no longer active",
    text: `The directory says that your account is disabled or gone. ${askAdmin}`,
  },
  "other-source": {
    title: "This mailbox signs in another way",
    text: `A mailbox with your address exists, but it does not belong to this identity provider. ${askAdmin}`,
  },
  "mail-password-off": {
    title: "This password is switched off",
    text: "Sign in by your identity provider. In mail apps, use an app password from your page.",
  },
  "second-factor-set": {
    title: "Your password alone is not enough here",
    text: "You have set up a second factor. In mail apps, use an app password from your page.",
  },
  "second-factor-required": {
    title: "Your password alone is not enough here",
    text: "Sign in to your page to set up a second factor. In mail apps, use an app password from there.",
  },
  "wrong-factor": {
    title: "That did not work",
    text: "The code is wrong, too old or used already. Wait for the next one and try again.",
  },
  "protocol-off": {
    title: "This is switched off",
    text: `Your mailbox may not use this service. ${askAdmin}`,
  },
  "credential-not-for-door": {
    title: "That password is for something else",
    text: "It cannot be used here. Use the password or the sign-in that belongs to this page.",
  },
  "app-password-lacks-protocol": {
    title: "That password is for something else",
    text: "This app password does not cover this service. Make another one on your page.",
  },
  "app-password-expired": {
    title: "That app password has expired",
    text: "Make a new one on your page and enter it in your app.",
  },
  "network-not-allowed": {
    title: "Not from this network",
    text: "This app password may not be used from where you are.",
  },
  "provider-refused": {
    title: "The identity provider did not sign you in",
    text: "It refused the sign-in, or the sign-in was cancelled there. Try again, or ask your administrator.",
  },
  "provider-misconfigured": {
    title: "This sign-in is not set up right",
    text: `The identity provider and this server do not agree about their settings. ${askAdmin}`,
  },
  "provider-unknown": {
    title: "Unknown identity provider",
    text: "This way to sign in does not exist or is switched off. Choose another one.",
  },
  "token-invalid": {
    title: "The sign-in could not be verified",
    text: `What the identity provider sent did not pass our checks, so you are not signed in. ${askAdmin}`,
  },
  "sign-in-expired": {
    title: "The sign-in took too long",
    text: "It was started in another window or too long ago. Start again.",
  },
  "provider-unavailable": {
    title: "The identity provider cannot be reached",
    text: "Signing in with it does not work at the moment. Mail apps go on working. Try again in a few minutes.",
  },
  unavailable: {
    title: "Signing in does not work at the moment",
    text: "This is our fault, not yours. Nothing is wrong with your password. Try again in a few minutes.",
  },
};

/** True for a code of the closed list; for codes that come from outside. */
export const isSignInRefusal = (code: string): code is SignInRefusal => Object.hasOwn(refusalTexts, code);

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
