import type { AccessRefusal } from "@/lib/mailbox/access";

export const loginSteps = [
  "address",
  "domain",
  "mailbox",
  "source",
  "state",
  "door",
  "credential",
  "app-passwords",
  "recent-logins",
] as const;
export type LoginStepName = (typeof loginSteps)[number];

interface RefusalWords {
  /** Where the way of a login ends for this reason. */
  step: LoginStepName;
  what: string;
  advice: string;
}

/** Every refusal of the access decision for administrators; a record, so that a new one cannot be forgotten. */
export const refusalWords: Record<AccessRefusal, RefusalWords> = {
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
