import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { ConsoleFixture } from "./console-fixture";

const root = join(import.meta.dirname, "..", "..", "app", "(console)");
const starts = { superadmin: "/admin", "domain-admin": "/domain-admin" } as const;

export type ConsoleRole = keyof typeof starts;

/** The second step and the first set-up belong to sign-ins; second-factor.spec.ts is there. */
const beforeTheConsole = /^\/(second-factor|set-up-factor)$/;

/** What the console of domain admins does not have. */
const superadminsOnly =
  /^\/(admins|app-links|providers|settings|sync-runs)(\/|$)|^\/(domains|templates)\/(new$|.*\/(settings|apply)$)/;

/** Every page below the start of a role, from the file tree, so that none can be forgotten: `/domains/[name]`. */
const pages = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === "page.tsx")
  .map((entry) => `/${relative(root, entry.parentPath)}`.replaceAll(/\/(\([\w-]+\)|\[role\])/g, ""))
  .filter((path) => !beforeTheConsole.test(path))
  .sort();

/** Every page of a role's console: `/admin/domains/[name]`. */
export const consolePages = (role: ConsoleRole): string[] =>
  pages
    .filter((path) => role === "superadmin" || !superadminsOnly.test(path))
    .map((path) => starts[role] + path);

/** The addresses at which superadmins have a page and domain admins have none. */
export const superadminPages = (): string[] =>
  pages.filter((path) => superadminsOnly.test(path)).map((path) => starts["domain-admin"] + path);

/** What stands for `[…]` in a path; a page with a new one needs a line here. */
const things: Record<string, (fixture: ConsoleFixture) => string> = {
  "domains/[name]": ({ domain }) => domain,
  "mailboxes/[address]": ({ address }) => encodeURIComponent(address),
  "aliases/[address]": ({ alias }) => encodeURIComponent(alias),
  "admins/[login]": ({ domainAdminLogin }) => encodeURIComponent(domainAdminLogin),
  "groups/[id]": ({ adminGroupId }) => adminGroupId,
  "app-links/[id]": ({ appLinkId }) => appLinkId,
  "providers/[slug]": () => "keycloak",
  "new/[draft]": ({ providerDraftId }) => providerDraftId,
  "sync-runs/[id]": ({ syncRunId }) => syncRunId,
  "templates/[id]": ({ template }) => template.id,
};

/** Whether it is the page for everything that the console does not have. */
export const isNotFoundPage = (page: string): boolean => page.endsWith("/[...rest]");

/** The address of a page about the things of a fixture. */
export function pathOf(page: string, fixture: ConsoleFixture): string {
  return page
    .replace("[...rest]", "no-such-page")
    .replaceAll(/(\w[\w-]*)\/(\[\w+\])/g, (place, list: string) => {
      const thing = things[place];
      if (!thing) throw new Error(`${page}: say in e2e/browser/console-paths.ts what ${place} is`);
      return `${list}/${thing(fixture)}`;
    });
}
