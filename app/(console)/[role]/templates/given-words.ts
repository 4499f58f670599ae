import { doorLabel, inSight, protocols, purposeOf } from "@/lib/platform/db/protocols";

/** The ways into a mailbox, in the order people look for them. */
export const doorChoices = inSight(protocols).map((value) => ({
  value,
  label: doorLabel(value),
  detail: purposeOf(value),
}));

/** What people may do with their own mailbox; administrators may always. */
export const permissionChoices = [
  { value: "mayCreateAppPasswords", label: "Make app passwords", detail: "For mail apps and devices" },
  {
    value: "mayUseTemporaryAliases",
    label: "Use temporary aliases",
    detail: "Addresses that end by themselves",
  },
  { value: "mayChangePassword", label: "Change the password", detail: "The mailbox’s own one" },
] as const;

export const factorChoice = {
  name: "requireSecondFactor",
  label: "Second factor required",
  detail:
    "Whoever signs in with a password sets one up first; mail apps then need app passwords. People of an identity provider are not asked.",
} as const;

export const landingChoices = [
  { value: "portal", label: "The portal" },
  { value: "webmail", label: "Webmail" },
] as const;

const labels: Record<string, string> = {
  ...Object.fromEntries([...doorChoices, ...permissionChoices].map(({ value, label }) => [value, label])),
  requireSecondFactor: factorChoice.label,
  quotaBytes: "Quota",
  landing: "Opens after sign-in",
  displayName: "Name",
  language: "Language",
  templateId: "Template",
};

/** The name of a field that a template or a directory gives, for people. */
export const fieldLabel = (name: string): string => labels[name] ?? name;
