import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";

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

interface RefusalWords {
  /** Where the way of a login ends for this reason. */
  step: LoginStepName;
  what: string;
  advice: string;
}

const atProvider = (what: string, advice: string): RefusalWords => ({ step: "single-sign-on", what, advice });
const atPassword = (what: string, advice: string): RefusalWords => ({ step: "credential", what, advice });

/** Every refusal of a sign-in for administrators; a record, so that a new one cannot be forgotten. */
export const refusalWords: Record<SignInRefusal, RefusalWords> = {
  "wrong-password": atPassword(
    "The address or the password is wrong, or the mailbox has no local password.",
    "Compare the mailbox's source; give it another password if it was forgotten.",
  ),
  "too-many-attempts": atPassword(
    "There were too many wrong passwords from there.",
    "Wait ten minutes; look in the log of logins for who tries.",
  ),
  "wrong-factor": atPassword(
    "The code of the second factor was wrong, too old or used already.",
    "Try the next code; reset the second factors if the device is lost.",
  ),
  "email-missing": atProvider(
    "The claims have no address where the provider's settings look for one.",
    "Enter an address at the provider, or change the claim of the address.",
  ),
  "email-unverified": atProvider(
    "Nothing proves the address: email_verified speaks of email only, and only when it is true.",
    "Verify the address at the provider, or set the claim that proves it.",
  ),
  "email-not-allowed": atProvider(
    "The provider may not bring addresses of this domain.",
    "Add the domain to the provider's allowed domains.",
  ),
  "address-invalid": atProvider(
    "The address has characters that no new mailbox can have.",
    "Correct it at the provider.",
  ),
  "address-reserved": atProvider(
    "The address speaks for the whole domain, so its mailbox is not made by signing in.",
    "Create the mailbox with the provider as its source.",
  ),
  "domain-unknown": atProvider("The domain of the address is not here.", "Create the domain if it is yours."),
  "domain-of-other-provider": atProvider(
    "The domain names another provider, which alone may bring its new people.",
    "Choose this provider at the domain, or none; or create this mailbox with the provider as its source.",
  ),
  "domain-full": atProvider(
    "The domain has all the mailboxes it may have, so none is made.",
    "Raise the domain's number of mailboxes.",
  ),
  "quota-exceeded": atProvider(
    "The template's quota is more than the domain allows or has left, so no mailbox is made.",
    "Choose a smaller template, or raise the domain's limits.",
  ),
  "creation-off": atProvider(
    "There is no mailbox, and the provider makes none at a sign-in.",
    "Create the mailbox, or switch on that the provider makes them.",
  ),
  "no-template": atProvider(
    "Neither the provider nor the domain has a default template, so only people whom a mapping names get a mailbox.",
    "Choose a default template, or add a mapping for what the person's claims say.",
  ),
  "address-taken": atProvider(
    "The address is an alias of a mailbox, or was taken at the same moment.",
    "Sign in with the mailbox's own address; or delete the alias.",
  ),
  "identity-conflict": atProvider(
    "Another account of the provider is linked to the mailbox, or an administrator has unlinked it.",
    "Make sure who it is; then link the mailbox to the new account.",
  ),
  "linking-off": atProvider(
    "No account is linked to the mailbox, and the provider does not link by address.",
    "Link the mailbox to the account, or switch on that the provider links by address.",
  ),
  "provider-refused": atProvider(
    "The provider did not sign the person in, or the person cancelled it there.",
    "Look in the provider's own log.",
  ),
  "provider-misconfigured": atProvider(
    "The provider and this server do not agree about client, secret or issuer.",
    "Run the provider's connection test, and enter the secret again if it was rotated.",
  ),
  "provider-unknown": atProvider(
    "There is no such provider, or it is switched off.",
    "Switch it on, or choose another source for the mailbox.",
  ),
  "token-invalid": atProvider(
    "What the provider sent did not pass the checks.",
    "Run the provider's connection test, and compare both clocks.",
  ),
  "sign-in-expired": atProvider(
    "It was started in another window, too long ago, or the browser keeps no cookies.",
    "Let the person start again.",
  ),
  "provider-unavailable": atProvider(
    "The provider did not answer, or said that it is down.",
    "Run the provider's connection test.",
  ),
  unavailable: atProvider(
    "It could not be decided, by a fault of ours or of the database.",
    "Look in the log of the web process and at the state of the parts in the overview.",
  ),
  "domain-inactive": {
    step: "domain",
    what: "The domain is switched off: nobody signs in and no mail is taken.",
    advice: "Switch the domain on.",
  },
  "mailbox-disabled": {
    step: "state",
    what: "An administrator has disabled the mailbox.",
    advice: "Set its state to active.",
  },
  "receive-only": {
    step: "state",
    what: "The mailbox only receives mail.",
    advice: "Set its state to active.",
  },
  "directory-disabled": {
    step: "state",
    what: "The directory says that the person is disabled or gone.",
    advice: "Enable the person at the identity provider, or change the source of the mailbox.",
  },
  "protocol-off": {
    step: "door",
    what: "The mailbox may not use this door.",
    advice: "Switch it on for the mailbox or in its template.",
  },
  "other-source": {
    step: "credential",
    what: "The mailbox has another source.",
    advice: "Sign in by the mailbox's own source; for a mail app, make an app password.",
  },
  "mail-password-off": {
    step: "credential",
    what: "The provider's mail passwords are switched off here, or the provider itself.",
    advice:
      "Switch them on at the provider; or sign in by the provider, and make an app password for a mail app.",
  },
  "second-factor-set": {
    step: "credential",
    what: "The mailbox has a second factor, which no mail app can ask for.",
    advice: "Make an app password for the mail app.",
  },
  "second-factor-required": {
    step: "credential",
    what: "The mailbox must have a second factor and has none yet.",
    advice:
      "Let the person sign in to the portal with the password and set one up; mail apps need an app password.",
  },
  "credential-not-for-door": {
    step: "credential",
    what: "This door never takes it.",
    advice: "Use what this door takes.",
  },
  "app-password-lacks-protocol": {
    step: "app-passwords",
    what: "It does not cover this door.",
    advice: "Make one that covers this door.",
  },
  "app-password-expired": {
    step: "app-passwords",
    what: "It has expired.",
    advice: "Make a new one.",
  },
  "network-not-allowed": {
    step: "app-passwords",
    what: "It may not be used from this network.",
    advice: "Use it from an allowed network, or make one with other networks.",
  },
};
