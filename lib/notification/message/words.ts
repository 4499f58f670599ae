import { words } from "@/lib/words/text";

/** What a mail is called that tells of one or more things alike. */
export const countedSubjects = words("notification.countedSubject", {
  "app-password-added":
    "{count, plural, one {A device was added} other {# devices were added}} to your mailbox",
  "factor-added":
    "{count, plural, one {A second factor was added} other {# second factors were added}} to your account",
  "factor-removed":
    "{count, plural, one {A second factor was removed} other {# second factors were removed}} from your account",
  "new-network": "{count, plural, one {Sign-in from a new network} other {Sign-ins from # new networks}}",
  "app-password-ends":
    "{count, plural, one {A device will soon lose} other {# devices will soon lose}} access to your mailbox",
});

export const subjects = words("notification.subject", {
  "factors-reset": "Your second factors were reset",
  "recovery-codes-renewed": "Your recovery codes were replaced",
  "password-changed": "Your password was changed",
  "recovery-address-changed": "Your recovery address was changed",
  "recovery-address-dropped": "This is no longer your recovery address",
  impersonated: "An administrator opened your mailbox",
  "recovery-address-confirmation": "Confirm your recovery address",
  "password-reset": "Reset your password",
});

export const happened = words("notification.happened", {
  "app-password-added": "The device “{name}” was added. Its app password gives access to your mail.",
  totpAdded: "The authenticator app “{name}” was added as a second factor.",
  passkeyAdded: "The passkey “{name}” was added as a second factor.",
  totpRemoved: "The authenticator app “{name}” is no longer a second factor.",
  passkeyRemoved: "The passkey “{name}” is no longer a second factor.",
  "factors-reset":
    "All your second factors and recovery codes were removed, and you were signed out everywhere.",
  "recovery-codes-renewed": "You have new recovery codes. The previous ones no longer work.",
  "password-changed": "Your password was changed.",
  passwordSetByAdministrator: "An administrator set a new password for you.",
  passwordReset: "Your password was reset with a link sent to your recovery address.",
  recoveryAddressSet: "Your recovery address is now {address}.",
  recoveryAddressRemoved: "Your recovery address was removed.",
  "recovery-address-dropped":
    "This address is no longer the recovery address of {mailbox}. Links to reset its password no longer come here.",
  "new-network": "Someone signed in with your credentials ({service}) from a network we haven't seen before.",
  "app-password-ends":
    "The app password of the device “{name}” expires on {end}. After that, the device can't sign in.",
  impersonated:
    "An administrator opened your mailbox and can see what you see until {end}. The audit log records it.",
  "recovery-address-confirmation":
    "Confirm that this is the recovery address of {mailbox}. If you forget your password, a link to reset it is sent here. Messages about the security of the account come here too.",
  "password-reset": "Choose a new password for {mailbox} with this link.",
});

export const advice = words("notification.advice", {
  person: "If this was you, there's nothing to do. If not, change your password and review your account now.",
  administrator: "If you didn't expect this, contact your administrator.",
  system: "If you didn't expect this, review your account.",
  ends: "To keep using the device, add it again before then.",
  link: "If you didn't ask for this, ignore this message. Nothing changes unless the link is used.",
});

export const labels = words("notification.label", {
  mailbox: "Mailbox",
  when: "When",
  from: "From",
  by: "By",
  administrator: "An administrator",
  linkExpires: "Link expires",
  security: "Review your account",
  devices: "See your devices",
  confirm: "Confirm address",
  reset: "Choose a new password",
});

export const footers = words("notification.footer", {
  essential: "This message is about the security of your account and can't be turned off.",
  optional: "You can turn off messages like this in your settings:",
  link: "You got this message because the link was requested.",
  more: "{count, plural, one {# more event} other {# more events}} of this kind not shown here.",
});
