import type { NavGroup } from "@/app/_ui/side-nav";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { consolePath } from "@/lib/faces/session/admin-path";

interface Entry {
  label: string;
  /** Below the start of the role's pages. */
  path: string;
  /** For entries that only one role has. */
  only?: AdminRole;
}

/** The console's menu: every page that is not reached from another one. */
const groups: { title?: string; entries: Entry[] }[] = [
  { entries: [{ label: "Overview", path: "" }] },
  {
    title: "Mail",
    entries: [
      { label: "Domains", path: "/domains" },
      { label: "Mailboxes", path: "/mailboxes" },
      { label: "Aliases", path: "/aliases" },
      { label: "Templates", path: "/templates" },
      { label: "Identity conflicts", path: "/identity-conflicts" },
    ],
  },
  {
    title: "Logs",
    entries: [
      { label: "Logins", path: "/logins" },
      { label: "Login doctor", path: "/login-doctor" },
      { label: "Audit trail", path: "/audit" },
      { label: "Sync runs", path: "/sync-runs", only: "superadmin" },
    ],
  },
  {
    title: "System",
    entries: [
      { label: "Identity providers", path: "/providers", only: "superadmin" },
      { label: "Administrators", path: "/admins", only: "superadmin" },
      { label: "API keys", path: "/api-keys" },
      { label: "App links", path: "/app-links", only: "superadmin" },
      { label: "Settings", path: "/settings", only: "superadmin" },
    ],
  },
  { title: "You", entries: [{ label: "Your account", path: "/account" }] },
];

/** The menu of a role. */
export const consoleNav = (role: AdminRole): NavGroup[] =>
  groups
    .map(({ title, entries }) => ({
      ...(title ? { title } : {}),
      links: entries
        .filter(({ only }) => !only || only === role)
        .map(({ label, path }) => ({ label, href: consolePath(role) + path, exact: path === "" })),
    }))
    .filter(({ links }) => links.length > 0);
