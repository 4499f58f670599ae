import type { NavGroup } from "@/app/_ui/side-nav";
import { isOffered } from "@/app/(console)/offered";
import { guidePath } from "@/app/(help)/guide-path";
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
  /** The guide about it, and where in it (`app/(help)/guide-path.ts`). */
  guide: string;
}

/** The parts of the console, by where they are below the start of a role's pages. */
export const sections = {
  "": { title: sectionWords("overview"), shows: null, guide: "operations" },
  "/domains": {
    title: sectionWords("domains"),
    shows: "domain.list",
    guide: "install#11-a-domain-a-template-a-local-mailbox",
  },
  "/mailboxes": {
    title: sectionWords("mailboxes"),
    shows: "mailbox.list",
    guide: "operations#when-access-ends",
  },
  "/aliases": {
    title: sectionWords("aliases"),
    shows: "alias.list",
    guide: "operations#aliases-more-addresses-for-a-mailbox",
  },
  "/templates": {
    title: sectionWords("templates"),
    shows: "template.list",
    guide: "operations#templates-what-people-get-and-what-they-may-do-themselves",
  },
  "/identity-conflicts": {
    title: sectionWords("identityConflicts"),
    shows: "identity-conflict.list",
    guide: "operations#when-a-persons-account-at-the-provider-changes",
  },
  "/logins": {
    title: sectionWords("logins"),
    shows: "login.list",
    guide: "operations#login-history-and-audit-log",
  },
  "/login-doctor": {
    title: sectionWords("loginDoctor"),
    shows: "login-doctor.explain",
    guide: "operations#why-somebody-cannot-sign-in",
  },
  "/audit": {
    title: sectionWords("auditLog"),
    shows: "audit-event.list",
    guide: "operations#login-history-and-audit-log",
  },
  "/sync-runs": {
    title: sectionWords("syncRuns"),
    shows: "sync-run.list",
    guide: "keycloak#people-join-move-and-leave",
  },
  "/providers": {
    title: sectionWords("identityProviders"),
    shows: "identity-provider.list",
    guide: "#providers",
  },
  "/admins": {
    title: sectionWords("administrators"),
    shows: "admin.list",
    guide: "operations#administrators",
  },
  "/api-keys": { title: sectionWords("apiKeys"), shows: "api-key.list", guide: "api" },
  "/app-links": {
    title: sectionWords("appLinks"),
    shows: "app-link.list",
    guide: "operations#links-into-webmail",
  },
  "/settings": { title: sectionWords("settings"), shows: "branding-settings.show", guide: "operations" },
  "/account": { title: sectionWords("account"), shows: null, guide: "operations#administrators" },
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

/** The guide of each part of a role's pages, the deeper parts first. */
export const sectionGuides = (role: AdminRole): { below: string; href: string }[] =>
  sectionPaths
    .map((path) => ({ below: consolePath(role) + path, href: guidePath(sections[path].guide) }))
    .sort((a, b) => b.below.length - a.below.length);
