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

const section = (title: Text, shows: string | null, guide: string): Section => ({ title, shows, guide });

/** The parts of the console, by where they are below the start of a role's pages. */
export const sections = {
  "": section(sectionWords("overview"), null, "operations"),
  "/domains": section(
    sectionWords("domains"),
    "domain.list",
    "install#11-a-domain-a-template-a-local-mailbox",
  ),
  "/mailboxes": section(sectionWords("mailboxes"), "mailbox.list", "operations#when-access-ends"),
  "/aliases": section(
    sectionWords("aliases"),
    "alias.list",
    "operations#aliases-more-addresses-for-a-mailbox",
  ),
  "/templates": section(
    sectionWords("templates"),
    "template.list",
    "operations#templates-what-people-get-and-what-they-may-do-themselves",
  ),
  "/identity-conflicts": section(
    sectionWords("identityConflicts"),
    "identity-conflict.list",
    "operations#when-a-persons-account-at-the-provider-changes",
  ),
  "/logins": section(sectionWords("logins"), "login.list", "operations#login-history-and-audit-log"),
  "/login-doctor": section(
    sectionWords("loginDoctor"),
    "login-doctor.explain",
    "operations#why-somebody-cannot-sign-in",
  ),
  "/audit": section(sectionWords("auditLog"), "audit-event.list", "operations#login-history-and-audit-log"),
  "/sync-runs": section(sectionWords("syncRuns"), "sync-run.list", "keycloak#people-join-move-and-leave"),
  "/providers": section(sectionWords("identityProviders"), "identity-provider.list", "#providers"),
  "/admins": section(sectionWords("administrators"), "admin.list", "operations#administrators"),
  "/api-keys": section(sectionWords("apiKeys"), "api-key.list", "api"),
  "/app-links": section(sectionWords("appLinks"), "app-link.list", "operations#links-into-webmail"),
  "/settings": section(sectionWords("settings"), "branding-settings.show", "operations"),
  "/account": section(sectionWords("account"), null, "operations#administrators"),
};

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
        .map((path) => ({ path, section: sections[path] }))
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
