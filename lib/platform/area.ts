/** What the operations are divided into; an API key is given reading or writing for each. */
export const areas = [
  "domains",
  "templates",
  "mailboxes",
  "app-passwords",
  "aliases",
  "providers",
  "admins",
  "api-keys",
  "logs",
  "settings",
  "profile",
] as const;
export type Area = (typeof areas)[number];
