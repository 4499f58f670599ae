import { loginCredentialWords, type loginReasonWords } from "@/lib/credentials/login-attempt/words";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const reasonWords = words("user.signIns.reason", {
  password: "Wrong password.",
  factor: "Wrong code or passkey.",
  attempts: "Too many failed attempts before.",
  late: "It took too long.",
  unknownAppPassword: "This app password does not exist, or was revoked.",
  expired: "The app password has expired.",
  otherService: "The app password is for other services.",
  network: "The app password can't be used from this network.",
  needsAppPassword: "Mail apps need an app password, because you have a second factor.",
  needsFactor: "Your mailbox needs a second factor first.",
  service: "This service is disabled for your mailbox.",
  credential: "This kind of password can't be used here.",
  account: "Your account was not allowed to sign in.",
  change: "Your organization wanted you to change your password first.",
  provider: "Your identity provider did not sign you in.",
  outage: "Something on our side did not work. It says nothing about the password.",
});

type Reason = keyof typeof loginReasonWords.english;

/** What people are told of a reason; who tries to get in learns no more here than at the login. */
const reasons: Record<Reason, keyof typeof reasonWords.english> = {
  "wrong-password": "password",
  "wrong-factor": "factor",
  "wrong-passkey": "factor",
  "too-many-attempts": "attempts",
  "sign-in-expired": "late",
  "unknown-mailbox": "account",
  "unknown-app-password": "unknownAppPassword",
  "no-such-name": "account",
  "no-such-service": "service",
  "mailbox-disabled": "account",
  "receive-only": "account",
  "directory-disabled": "account",
  "domain-inactive": "account",
  "protocol-off": "service",
  "other-source": "credential",
  "mail-password-off": "credential",
  "directory-password-off": "credential",
  "account-disabled": "account",
  "account-expired": "account",
  "account-locked": "password",
  "password-change-required": "change",
  "not-in-directory": "password",
  "second-factor-set": "needsAppPassword",
  "second-factor-required": "needsFactor",
  "credential-not-for-door": "credential",
  "app-password-lacks-protocol": "otherService",
  "app-password-expired": "expired",
  "network-not-allowed": "network",
  "not-an-administrator": "account",
  "step-up-missing": "provider",
  "email-missing": "provider",
  "email-unverified": "provider",
  "email-not-allowed": "provider",
  "address-invalid": "provider",
  "address-reserved": "account",
  "address-taken": "account",
  "domain-unknown": "account",
  "domain-of-other-provider": "credential",
  "domain-full": "account",
  "quota-exceeded": "account",
  "creation-off": "account",
  "no-template": "account",
  "identity-conflict": "provider",
  "linking-off": "provider",
  "provider-refused": "provider",
  "provider-misconfigured": "provider",
  "provider-unknown": "provider",
  "token-invalid": "provider",
  "provider-unavailable": "outage",
  "directory-unavailable": "outage",
  unavailable: "outage",
  database: "outage",
  busy: "outage",
};

const isReason = (reason: string): reason is Reason => Object.hasOwn(reasons, reason);

/** Why a sign-in was refused, for the person whose mailbox it is; what was noted by an older version counts as `account`. */
export const ownReasonText = (reason: string): Text =>
  reasonWords(isReason(reason) ? reasons[reason] : "account");

type Credential = keyof typeof loginCredentialWords.english;

const isCredential = (name: string): name is Credential => Object.hasOwn(loginCredentialWords.english, name);

const credentialWords = words("user.signIns.credential", { own: "Password" });

/** By what somebody signed in, or tried to; of what the product no longer knows, the name as it was noted. */
export const ownCredentialText = (credential: string): Text => {
  if (credential === "local-password") return credentialWords("own");
  return isCredential(credential)
    ? loginCredentialWords(credential)
    : verbatim(credential.replaceAll("-", " "));
};
