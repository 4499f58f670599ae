import { words } from "@/lib/words/text";

/** The one table of what a delegated role can be given: a domain admin's work in parts. An operation declares which of them open it. */
const permissionWords = words("delegation", {
  "create-mailboxes": "Create mailboxes",
  "edit-mailboxes": "Edit mailboxes and aliases",
  "reset-sign-in": "Reset passwords, second factors, app passwords and sessions",
  "read-logs": "Read the login history and the audit log",
});

export type Permission = keyof typeof permissionWords.english;

/** The permissions of a delegated role, in the order in which people read them. */
export const permissions = Object.keys(permissionWords.english) as [Permission, ...Permission[]];

/** What one is called. */
export const permissionText = (permission: Permission) => permissionWords(permission);

/** What each is called. */
export const permissionTexts = Object.fromEntries(permissions.map((one) => [one, permissionText(one)]));

/** What somebody may do in one domain, and nothing else. */
export interface Delegation {
  domain: string;
  permissions: readonly Permission[];
}
