import type { NavGroup } from "@/app/_ui/side-nav";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { consolePath } from "@/lib/faces/session/admin-path";
import { type Text, words } from "@/lib/words/text";

const navWords = words("console.nav", {
  overview: "Overview",
  mail: "Mail",
  domains: "Domains",
  mailboxes: "Mailboxes",
  aliases: "Aliases",
  templates: "Templates",
  identityConflicts: "Identity conflicts",
  logs: "Logs",
  logins: "Logins",
  loginDoctor: "Login doctor",
  auditLog: "Audit log",
  syncRuns: "Sync runs",
  system: "System",
  identityProviders: "Identity providers",
  administrators: "Administrators",
  apiKeys: "API keys",
  appLinks: "App links",
  settings: "Settings",
  you: "You",
  account: "Your account",
});

interface Entry {
  label: Text;
  /** Below the start of the role's pages. */
  path: string;
  /** For entries that only one role has. */
  only?: AdminRole;
}

/** The console's menu: every page that is not reached from another one. */
const groups: { title?: Text; entries: Entry[] }[] = [
  { entries: [{ label: navWords("overview"), path: "" }] },
  {
    title: navWords("mail"),
    entries: [
      { label: navWords("domains"), path: "/domains" },
      { label: navWords("mailboxes"), path: "/mailboxes" },
      { label: navWords("aliases"), path: "/aliases" },
      { label: navWords("templates"), path: "/templates" },
      { label: navWords("identityConflicts"), path: "/identity-conflicts" },
    ],
  },
  {
    title: navWords("logs"),
    entries: [
      { label: navWords("logins"), path: "/logins" },
      { label: navWords("loginDoctor"), path: "/login-doctor" },
      { label: navWords("auditLog"), path: "/audit" },
      { label: navWords("syncRuns"), path: "/sync-runs", only: "superadmin" },
    ],
  },
  {
    title: navWords("system"),
    entries: [
      { label: navWords("identityProviders"), path: "/providers", only: "superadmin" },
      { label: navWords("administrators"), path: "/admins", only: "superadmin" },
      { label: navWords("apiKeys"), path: "/api-keys" },
      { label: navWords("appLinks"), path: "/app-links", only: "superadmin" },
      { label: navWords("settings"), path: "/settings", only: "superadmin" },
    ],
  },
  { title: navWords("you"), entries: [{ label: navWords("account"), path: "/account" }] },
];

/** The menu of a role, in the reader's language. */
export const consoleNav = (role: AdminRole, say: (text: Text) => string): NavGroup[] =>
  groups
    .map(({ title, entries }) => ({
      ...(title ? { title: say(title) } : {}),
      links: entries
        .filter(({ only }) => !only || only === role)
        .map(({ label, path }) => ({
          label: say(label),
          href: consolePath(role) + path,
          exact: path === "",
        })),
    }))
    .filter(({ links }) => links.length > 0);
