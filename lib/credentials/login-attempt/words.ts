import { words } from "@/lib/words/text";

/** The results of logins. */
export const loginResultWords = words("login.result", {
  accepted: "Accepted",
  rejected: "Rejected",
  unavailable: "Unavailable",
});

/** By what somebody logs in. */
export const loginCredentialWords = words("login.credential", {
  "local-password": "Local password",
  "mail-password": "Mail password",
  "app-password": "App password",
  "single-sign-on": "Single sign-on",
  totp: "Authenticator code",
  passkey: "Passkey",
  "recovery-code": "Recovery code",
});

/** Why a login was not accepted, in two or three words; what to do about it says the login doctor. */
export const loginReasonWords = words("login.reason", {
  "wrong-password": "Wrong password",
  "wrong-factor": "Wrong second factor",
  "too-many-attempts": "Too many attempts",
  "sign-in-expired": "Sign-in expired",
  "unknown-mailbox": "Unknown mailbox",
  "unknown-app-password": "Unknown app password",
  "no-such-name": "Invalid user name",
  "no-such-service": "Unknown service",
  "mailbox-disabled": "Mailbox disabled",
  "receive-only": "Mailbox is receive only",
  "directory-disabled": "Disabled in directory",
  "domain-inactive": "Domain disabled",
  "protocol-off": "Service not allowed",
  "other-source": "Different authentication source",
  "mail-password-off": "Mail passwords disabled",
  "second-factor-set": "Second factor set up",
  "second-factor-required": "Second factor required",
  "credential-not-for-door": "Credential not accepted here",
  "app-password-lacks-protocol": "App password for other services",
  "app-password-expired": "App password expired",
  "network-not-allowed": "Network not allowed",
  "email-missing": "No email address",
  "email-unverified": "Email address not verified",
  "email-not-allowed": "Email domain not allowed",
  "address-invalid": "Invalid address",
  "address-reserved": "Reserved address",
  "address-taken": "Address already in use",
  "domain-unknown": "Unknown domain",
  "domain-of-other-provider": "Domain of another provider",
  "domain-full": "Mailbox limit reached",
  "quota-exceeded": "Quota exceeded",
  "creation-off": "Mailbox creation disabled",
  "no-template": "No template",
  "identity-conflict": "Identity conflict",
  "linking-off": "Linking disabled",
  "provider-refused": "Rejected by provider",
  "provider-misconfigured": "Provider misconfigured",
  "provider-unknown": "Unknown provider",
  "token-invalid": "Invalid token",
  "provider-unavailable": "Provider unavailable",
  unavailable: "Temporarily unavailable",
  database: "Database unavailable",
  busy: "Server busy",
});
