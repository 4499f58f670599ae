import type { NavGroup } from "@/app/_ui/side-nav";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { consolePath } from "@/lib/faces/session/admin-path";
import { type Text, words } from "@/lib/words/text";

const sectionWords = words("console.sections", {
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

/** A part of the console: what its first page is called, and the role that has it where only one does. */
export interface Section {
  title: Text;
  only?: AdminRole;
}

/** The parts of the console, by where they are below the start of a role's pages. */
export const sections = {
  "": { title: sectionWords("overview") },
  "/domains": { title: sectionWords("domains") },
  "/mailboxes": { title: sectionWords("mailboxes") },
  "/aliases": { title: sectionWords("aliases") },
  "/templates": { title: sectionWords("templates") },
  "/identity-conflicts": { title: sectionWords("identityConflicts") },
  "/logins": { title: sectionWords("logins") },
  "/login-doctor": { title: sectionWords("loginDoctor") },
  "/audit": { title: sectionWords("auditLog") },
  "/sync-runs": { title: sectionWords("syncRuns"), only: "superadmin" },
  "/providers": { title: sectionWords("identityProviders"), only: "superadmin" },
  "/admins": { title: sectionWords("administrators"), only: "superadmin" },
  "/api-keys": { title: sectionWords("apiKeys") },
  "/app-links": { title: sectionWords("appLinks"), only: "superadmin" },
  "/settings": { title: sectionWords("settings"), only: "superadmin" },
  "/account": { title: sectionWords("account") },
} as const satisfies Record<string, Section>;

export type SectionPath = keyof typeof sections;
export const sectionPaths = Object.keys(sections) as SectionPath[];

/** The console's menu. */
const groups: { title?: Text; paths: SectionPath[] }[] = [
  { paths: [""] },
  {
    title: sectionWords("mail"),
    paths: ["/domains", "/mailboxes", "/aliases", "/templates", "/identity-conflicts"],
  },
  { title: sectionWords("logs"), paths: ["/logins", "/login-doctor", "/audit", "/sync-runs"] },
  { title: sectionWords("system"), paths: ["/providers", "/admins", "/api-keys", "/app-links", "/settings"] },
  { title: sectionWords("you"), paths: ["/account"] },
];

/** The menu of a role, in the reader's language. */
export const consoleNav = (role: AdminRole, say: (text: Text) => string): NavGroup[] =>
  groups
    .map(({ title, paths }) => ({
      ...(title ? { title: say(title) } : {}),
      links: paths
        .map((path) => ({ path, section: sections[path] as Section }))
        .filter(({ section: { only } }) => !only || only === role)
        .map(({ path, section }) => ({
          label: say(section.title),
          href: consolePath(role) + path,
          exact: path === "",
        })),
    }))
    .filter(({ links }) => links.length > 0);
