import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { type Text, words } from "@/lib/words/text";

export const loginSteps = [
  "address",
  "domain",
  "mailbox",
  "source",
  "state",
  "door",
  "credential",
  "app-passwords",
  "single-sign-on",
  "recent-logins",
] as const;
export type LoginStepName = (typeof loginSteps)[number];

/** Where the way of a login ends for each refusal; a record, so that a new one cannot be forgotten. */
export const refusalSteps: Record<SignInRefusal, LoginStepName> = {
  "wrong-password": "credential",
  "too-many-attempts": "credential",
  "wrong-factor": "credential",
  "wrong-passkey": "credential",
  "email-missing": "single-sign-on",
  "email-unverified": "single-sign-on",
  "email-not-allowed": "single-sign-on",
  "address-invalid": "single-sign-on",
  "address-reserved": "single-sign-on",
  "domain-unknown": "single-sign-on",
  "domain-of-other-provider": "single-sign-on",
  "domain-full": "single-sign-on",
  "quota-exceeded": "single-sign-on",
  "creation-off": "single-sign-on",
  "no-template": "single-sign-on",
  "address-taken": "single-sign-on",
  "identity-conflict": "single-sign-on",
  "linking-off": "single-sign-on",
  "provider-refused": "single-sign-on",
  "provider-misconfigured": "single-sign-on",
  "provider-unknown": "single-sign-on",
  "token-invalid": "single-sign-on",
  "sign-in-expired": "single-sign-on",
  "provider-unavailable": "single-sign-on",
  unavailable: "single-sign-on",
  "domain-inactive": "domain",
  "mailbox-disabled": "state",
  "receive-only": "state",
  "directory-disabled": "state",
  "protocol-off": "door",
  "other-source": "credential",
  "mail-password-off": "credential",
  "directory-password-off": "credential",
  "account-disabled": "credential",
  "account-expired": "credential",
  "account-locked": "credential",
  "password-change-required": "credential",
  "not-in-directory": "credential",
  "directory-unavailable": "credential",
  "second-factor-set": "credential",
  "second-factor-required": "credential",
  "credential-not-for-door": "credential",
  "app-password-lacks-protocol": "app-passwords",
  "app-password-expired": "app-passwords",
  "network-not-allowed": "app-passwords",
};

const whatWords = words("loginDoctor.refusal", {
  "wrong-password": "The address or password is wrong, or the mailbox has no local password.",
  "too-many-attempts": "There were too many failed attempts from that network.",
  "wrong-factor": "The second-factor code was wrong, expired or already used.",
  "wrong-passkey":
    "The passkey was removed, belongs to an administrator, or the device did not ask for a PIN, finger or face.",
  "email-missing": "The claims contain no address where the provider's settings expect one.",
  "email-unverified":
    "Nothing proves the address: email_verified covers only the email claim, and only when it is true.",
  "email-not-allowed": "The provider isn't allowed to bring addresses in this domain.",
  "address-invalid": "The address contains characters that a new mailbox can't have.",
  "address-reserved":
    "The address is reserved for the domain as a whole, so signing in doesn't create its mailbox.",
  "domain-unknown": "The domain of the address doesn't exist here.",
  "domain-of-other-provider":
    "The domain is assigned to another provider, and only that provider can bring new people.",
  "domain-full": "The domain has reached its maximum number of mailboxes, so none is created.",
  "quota-exceeded":
    "The template's quota exceeds what the domain allows or has left, so no mailbox is created.",
  "creation-off": "There is no mailbox, and this provider doesn't create one on sign-in.",
  "no-template":
    "Neither the provider nor the domain has a default template, so only people matched by a mapping get a mailbox.",
  "address-taken": "The address is an alias of another mailbox, or was taken at the same moment.",
  "identity-conflict":
    "Another account of the provider is linked to the mailbox, or an administrator unlinked it.",
  "linking-off": "No account is linked to the mailbox, and the provider doesn't link by address.",
  "provider-refused": "The provider didn't sign the person in, or the person canceled there.",
  "provider-misconfigured": "The provider and this server disagree about the client, secret or issuer.",
  "provider-unknown": "The provider doesn't exist or is disabled.",
  "token-invalid": "The provider's response failed validation.",
  "sign-in-expired":
    "The sign-in was started in another window or too long ago, or the browser blocks cookies.",
  "provider-unavailable": "The provider didn't respond, or reported that it is down.",
  unavailable: "No decision was possible because of an error in this product or its database.",
  "domain-inactive": "The domain is disabled: nobody can sign in and no mail is accepted.",
  "mailbox-disabled": "An administrator disabled the mailbox.",
  "receive-only": "The mailbox only receives mail.",
  "directory-disabled": "The person is disabled or no longer in the directory.",
  "protocol-off": "The mailbox isn't allowed to use this service.",
  "other-source": "The mailbox has another authentication source.",
  "mail-password-off": "Mail passwords are disabled for this provider, or the provider itself is disabled.",
  "directory-password-off": "The provider doesn't check passwords by itself, or the provider is disabled.",
  "account-disabled": "The directory has the account disabled.",
  "account-expired": "The account has expired in the directory.",
  "account-locked": "The directory has locked the account, usually after too many wrong passwords.",
  "password-change-required": "The directory wants a new password before the account can be used.",
  "not-in-directory":
    "The directory has no entry that is linked to the mailbox, or it doesn't match the filter.",
  "directory-unavailable": "The directory didn't respond, so the password couldn't be checked.",
  "second-factor-set": "The mailbox has a second factor, which mail apps can't ask for.",
  "second-factor-required": "The mailbox requires a second factor and doesn't have one yet.",
  "credential-not-for-door": "This service never accepts it.",
  "app-password-lacks-protocol": "It doesn't include this service.",
  "app-password-expired": "It has expired.",
  "network-not-allowed": "It can't be used from this network.",
});

const adviceWords = words("loginDoctor.refusalAdvice", {
  "wrong-password": "Check the mailbox's authentication source, and reset the password if it was forgotten.",
  "too-many-attempts": "Wait ten minutes, and check the login history to see who is trying.",
  "wrong-factor": "Try the next code, or reset the second factors if the device is lost.",
  "wrong-passkey": "Sign in with address and password, and register the passkey again.",
  "email-missing": "Add an address at the provider, or change the address claim.",
  "email-unverified": "Verify the address at the provider, or set the claim that proves it.",
  "email-not-allowed": "Add the domain to the provider's allowed domains.",
  "address-invalid": "Correct it at the provider.",
  "address-reserved": "Create the mailbox with this provider as its authentication source.",
  "domain-unknown": "Create the domain if it's yours.",
  "domain-of-other-provider":
    "Choose this provider or none for the domain, or create this mailbox with the provider as its authentication source.",
  "domain-full": "Raise the domain's maximum number of mailboxes.",
  "quota-exceeded": "Choose a smaller template, or raise the domain's limits.",
  "creation-off": "Create the mailbox, or allow the provider to create mailboxes.",
  "no-template": "Choose a default template, or add a mapping that matches the person's claims.",
  "address-taken": "Sign in with the mailbox's own address, or delete the alias.",
  "identity-conflict": "Make sure you know who it is, then link the mailbox to the new account.",
  "linking-off": "Link the mailbox to the account, or allow the provider to link by address.",
  "provider-refused": "Check the provider's own log.",
  "provider-misconfigured":
    "Run the provider's connection test, and enter the secret again if it was rotated.",
  "provider-unknown": "Enable it, or choose another authentication source for the mailbox.",
  "token-invalid": "Run the provider's connection test, and compare both clocks.",
  "sign-in-expired": "Ask the person to start again.",
  "provider-unavailable": "Run the provider's connection test.",
  unavailable: "Check the web process's log and the system status in the overview.",
  "domain-inactive": "Enable the domain.",
  "mailbox-disabled": "Set its state to active.",
  "receive-only": "Set its state to active.",
  "directory-disabled":
    "Enable the person at the identity provider, or change the mailbox's authentication source.",
  "protocol-off": "Enable it for the mailbox or in its template.",
  "other-source":
    "Sign in with the mailbox's own authentication source. For a mail app, create an app password.",
  "mail-password-off":
    "Enable them for the provider. Otherwise sign in with the provider, and create an app password for mail apps.",
  "directory-password-off": "Sign in with the mailbox's authentication source, or enable the provider.",
  "account-disabled": "Enable the account in the directory.",
  "account-expired": "Extend the account in the directory.",
  "account-locked": "Unlock the account in the directory, and check the login history to see who is trying.",
  "password-change-required": "Ask the person to change the password in the directory.",
  "not-in-directory":
    "Run a sync, or have the person sign in to the portal once, so that the account is linked. Check the base DN and the filter.",
  "directory-unavailable": "Run the provider's connection test.",
  "second-factor-set": "Create an app password for the mail app.",
  "second-factor-required":
    "Ask the person to sign in to the portal with the password and set one up. Mail apps need an app password.",
  "credential-not-for-door": "Use a credential that this service accepts.",
  "app-password-lacks-protocol": "Create one that includes this service.",
  "app-password-expired": "Create a new one.",
  "network-not-allowed": "Use it from an allowed network, or create one with other networks.",
});

/** What a refusal means, for administrators. */
export const refusalWhat = (reason: SignInRefusal): Text => whatWords(reason);

/** What an administrator can do about a refusal. */
export const refusalAdvice = (reason: SignInRefusal): Text => adviceWords(reason);
