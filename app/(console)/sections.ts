import type { NavGroup } from "@/app/_ui/side-nav";
import { isOffered } from "@/app/(console)/offered";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { consolePath } from "@/lib/faces/session/admin-path";
import type { Actor } from "@/lib/platform/actor";
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

/** A part of the console: what its first page is called, and the operation that it shows. Whoever may do that has the part. */
export interface Section {
  title: Text;
  /** Null: it is there for everybody who has the console, and asks for each of its cards by itself. */
  shows: string | null;
}

/** The parts of the console, by where they are below the start of a role's pages. */
export const sections = {
  "": { title: sectionWords("overview"), shows: null },
  "/domains": { title: sectionWords("domains"), shows: "domain.list" },
  "/mailboxes": { title: sectionWords("mailboxes"), shows: "mailbox.list" },
  "/aliases": { title: sectionWords("aliases"), shows: "alias.list" },
  "/templates": { title: sectionWords("templates"), shows: "template.list" },
  "/identity-conflicts": { title: sectionWords("identityConflicts"), shows: "identity-conflict.list" },
  "/logins": { title: sectionWords("logins"), shows: "login.list" },
  "/login-doctor": { title: sectionWords("loginDoctor"), shows: "login-doctor.explain" },
  "/audit": { title: sectionWords("auditLog"), shows: "audit-event.list" },
  "/sync-runs": { title: sectionWords("syncRuns"), shows: "sync-run.list" },
  "/providers": { title: sectionWords("identityProviders"), shows: "identity-provider.list" },
  "/admins": { title: sectionWords("administrators"), shows: "admin.list" },
  "/api-keys": { title: sectionWords("apiKeys"), shows: "api-key.list" },
  "/app-links": { title: sectionWords("appLinks"), shows: "app-link.list" },
  "/settings": { title: sectionWords("settings"), shows: "branding-settings.show" },
  "/account": { title: sectionWords("account"), shows: null },
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

/** The menu of somebody on the pages of a role, in the reader's language. */
export const consoleNav = (role: AdminRole, actor: Actor, say: (text: Text) => string): NavGroup[] =>
  groups
    .map(({ title, paths }) => ({
      ...(title ? { title: say(title) } : {}),
      links: paths
        .map((path) => ({ path, section: sections[path] as Section }))
        .filter(({ section: { shows } }) => shows === null || isOffered(actor, shows))
        .map(({ path, section }) => ({
          label: say(section.title),
          href: consolePath(role) + path,
          exact: path === "",
        })),
    }))
    .filter(({ links }) => links.length > 0);
